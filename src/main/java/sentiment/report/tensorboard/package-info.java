/**
 * TensorBoard's event files: what a training tells goes in, scalars by the step and histograms by the epoch come out.
 *
 * <p>A file is a row of TFRecords (length, its checksum, an {@code Event} in Protocol Buffers' encoding, its checksum), as
 * TensorFlow's {@code tensorboard/compat/proto/{event,summary}.proto} and {@code record_writer.h} define. Only the fields
 * that TensorBoard needs are written. What cannot be written is an {@link java.io.UncheckedIOException}.
 */
package sentiment.report.tensorboard;
