/**
 * The benchmark of {@code mvn -Pbench verify}: {@link sentiment.bench.Benchmark} starts each rival of a {@link
 * sentiment.bench.Work} in a JVM of its own, lets them run in turn, and prints and saves medians. Tokens a second
 * everywhere. Failures of a rival become a line in the output, not an end of the run. {@link sentiment.bench.LibtorchParity} and {@link
 * sentiment.bench.Parity} compare the engines' values with libtorch's; a difference ends the run with a failure.
 * docs/benchmark.md says what the rows mean.
 */
package sentiment.bench;
