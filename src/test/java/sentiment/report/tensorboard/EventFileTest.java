package sentiment.report.tensorboard;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.UnknownFieldSet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFileTest {
    @TempDir
    Path folder;

    /** The records of the folder's only file, every checksum checked. */
    private List<UnknownFieldSet> events() throws IOException {
        Path file;
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            assertEquals(1, all.size());
            file = all.get(0);
        }
        assertTrue(file.getFileName().toString().contains(".tfevents."));
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        List<UnknownFieldSet> events = new ArrayList<>();
        while (bytes.hasRemaining()) {
            byte[] length = new byte[8];
            bytes.get(length);
            assertEquals(masked(length), bytes.getInt());
            byte[] event = new byte
                    [(int) ByteBuffer.wrap(length)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .getLong()];
            bytes.get(event);
            assertEquals(masked(event), bytes.getInt());
            events.add(UnknownFieldSet.parseFrom(event));
        }
        return events;
    }

    /** As record_writer.h has it: ((crc >> 15) | (crc << 17)) + 0xa282ead8. */
    private static int masked(byte[] data) {
        CRC32C crc = new CRC32C();
        crc.update(data);
        long value = crc.getValue();
        return (int) (((value >>> 15) | (value << 17)) + 0xa282ead8L);
    }

    private static UnknownFieldSet nested(UnknownFieldSet message, int field) throws IOException {
        return UnknownFieldSet.parseFrom(
                message.getField(field).getLengthDelimitedList().get(0));
    }

    private static double number(UnknownFieldSet message, int field) {
        return Double.longBitsToDouble(message.getField(field).getFixed64List().get(0));
    }

    private static double[] packed(UnknownFieldSet message, int field) {
        ByteBuffer values = message.getField(field)
                .getLengthDelimitedList()
                .get(0)
                .asReadOnlyByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN);
        return DoubleStream.generate(values::getDouble)
                .limit(values.remaining() / 8)
                .toArray();
    }

    @Test
    void scalarsComeBackWithTagStepAndTime() throws IOException {
        try (EventFile file = new EventFile(folder)) {
            file.scalar("batch/loss", 7, 0.25);
        }

        List<UnknownFieldSet> events = events();
        assertEquals(2, events.size());
        assertEquals(
                "brain.Event:2",
                events.get(0).getField(3).getLengthDelimitedList().get(0).toStringUtf8());
        assertEquals(7L, events.get(1).getField(2).getVarintList().get(0));
        assertEquals(System.currentTimeMillis() / 1e3, number(events.get(1), 1), 60);
        UnknownFieldSet value = nested(nested(events.get(1), 5), 1);
        assertEquals(
                "batch/loss", value.getField(1).getLengthDelimitedList().get(0).toStringUtf8());
        assertEquals(
                0.25f, Float.intBitsToFloat(value.getField(2).getFixed32List().get(0)));
    }

    @Test
    void aHistogramHoldsEveryValue() throws IOException {
        try (EventFile file = new EventFile(folder)) {
            file.histogram("weights/W0", 3, Histogram.of(new float[] {-1, 0, 0.5f, 1}));
        }

        UnknownFieldSet histogram = nested(nested(nested(events().get(1), 5), 1), 5);
        assertEquals(-1, number(histogram, 1));
        assertEquals(1, number(histogram, 2));
        assertEquals(4, number(histogram, 3));
        assertEquals(0.5, number(histogram, 4));
        assertEquals(2.25, number(histogram, 5));
        double[] limits = packed(histogram, 6);
        double[] counts = packed(histogram, 7);
        assertEquals(limits.length, counts.length);
        assertEquals(4, DoubleStream.of(counts).sum());
        assertEquals(1, counts[0]);
        assertEquals(1, counts[counts.length - 1]);
        assertEquals(1, limits[limits.length - 1], 1e-9);
        assertArrayEquals(DoubleStream.of(limits).sorted().toArray(), limits);
    }

    @Test
    void equalWeightsAreOneBin() {
        Histogram histogram = Histogram.of(new float[] {2, 2, 2});

        assertEquals(3, histogram.counts()[0]);
        assertTrue(histogram.limits()[0] > 2);
    }
}
