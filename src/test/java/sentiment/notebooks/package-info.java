/** Runs the notebooks of {@code notebooks/} without Jupyter, as its Java kernel would, and checks or saves what they show. */
package sentiment.notebooks;
