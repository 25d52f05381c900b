package sentiment.report.tensorboard;

import com.google.protobuf.CodedOutputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/** An event file that is being written. Not thread-safe. */
final class EventFile implements AutoCloseable {
    /** From TensorFlow's {@code crc32c.h}: checksums are masked, as a checksum of data that holds checksums is weak. */
    private static final int MASK_DELTA = 0xa282ead8;
    // Field numbers of event.proto and summary.proto.
    private static final int EVENT_WALL_TIME = 1;
    private static final int EVENT_STEP = 2;
    private static final int EVENT_FILE_VERSION = 3;
    private static final int EVENT_SUMMARY = 5;
    private static final int SUMMARY_VALUE = 1;
    private static final int VALUE_TAG = 1;
    private static final int VALUE_SIMPLE = 2;
    private static final int VALUE_HISTOGRAM = 5;
    private static final int HISTOGRAM_LIMITS = 6;
    private static final int HISTOGRAM_COUNTS = 7;

    private final OutputStream out;

    /** Writes the fields of a message. */
    @FunctionalInterface
    private interface Fields {
        void write(CodedOutputStream message) throws IOException;
    }

    /** Begins a file in a folder, which is made where it is missing. */
    EventFile(Path folder) {
        String name = "events.out.tfevents." + System.currentTimeMillis() / 1000 + "."
                + ProcessHandle.current().pid() + "." + System.nanoTime() + ".sentiment";
        try {
            Files.createDirectories(folder);
            out = new BufferedOutputStream(Files.newOutputStream(folder.resolve(name), StandardOpenOption.CREATE_NEW));
        } catch (IOException e) {
            throw failure(e);
        }
        event(0, event -> event.writeString(EVENT_FILE_VERSION, "brain.Event:2"));
    }

    void scalar(String tag, long step, double value) {
        value(step, message -> {
            message.writeString(VALUE_TAG, tag);
            message.writeFloat(VALUE_SIMPLE, (float) value);
        });
    }

    void histogram(String tag, long step, Histogram histogram) {
        value(step, message -> {
            message.writeString(VALUE_TAG, tag);
            message.writeByteArray(VALUE_HISTOGRAM, message(fields -> {
                fields.writeDouble(1, histogram.min());
                fields.writeDouble(2, histogram.max());
                fields.writeDouble(3, histogram.count());
                fields.writeDouble(4, histogram.sum());
                fields.writeDouble(5, histogram.sumOfSquares());
                fields.writeByteArray(HISTOGRAM_LIMITS, doubles(histogram.limits()));
                fields.writeByteArray(HISTOGRAM_COUNTS, doubles(histogram.counts()));
            }));
        });
    }

    /** Lets readers see what was written so far. */
    void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private void value(long step, Fields value) {
        event(
                step,
                event -> event.writeByteArray(
                        EVENT_SUMMARY, message(summary -> summary.writeByteArray(SUMMARY_VALUE, message(value)))));
    }

    private void event(long step, Fields content) {
        try {
            byte[] event = message(fields -> {
                fields.writeDouble(EVENT_WALL_TIME, System.currentTimeMillis() / 1e3);
                fields.writeInt64(EVENT_STEP, step);
                content.write(fields);
            });
            byte[] length = little(Long.BYTES).putLong(event.length).array();
            out.write(length);
            out.write(checksum(length));
            out.write(event);
            out.write(checksum(event));
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private static byte[] message(Fields fields) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream message = CodedOutputStream.newInstance(bytes);
        fields.write(message);
        message.flush();
        return bytes.toByteArray();
    }

    /** A packed repeated field's content. */
    private static byte[] doubles(double[] values) {
        ByteBuffer packed = little(values.length * Double.BYTES);
        for (double value : values) {
            packed.putDouble(value);
        }
        return packed.array();
    }

    private static byte[] checksum(byte[] data) {
        CRC32C crc = new CRC32C();
        crc.update(data);
        return little(Integer.BYTES)
                .putInt(Integer.rotateRight((int) crc.getValue(), 15) + MASK_DELTA)
                .array();
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static UncheckedIOException failure(IOException e) {
        return new UncheckedIOException("Could not write TensorBoard's events: " + e, e);
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw failure(e);
        }
    }
}
