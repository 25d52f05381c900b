/**
 * The engine in plain INDArray operations: slower on a CPU, but it runs on any ND4J backend and in double precision, so
 * it serves where the Vector API is missing and is what the fused engine is checked against. It reads like the equations.
 */
package sentiment.recurrent.ndarray;
