package sentiment.wide;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.IntStream;
import sentiment.data.BinaryFile;
import sentiment.data.BinaryReader;
import sentiment.data.EightBitFloats;

/**
 * A {@link WideModel} as a {@link BinaryFile}: n, the bias, the number of n-grams, their keys, their weights. Version 1
 * holds 64-bit keys and floats; version 2 the lowest {@value #SHORT_KEY_BITS} bits of the keys and {@link EightBitFloats}.
 */
final class WideFile {
    /** Among a million n-grams two share these with a probability of 0.2 %; an unknown one is taken for a known one in 3e8. */
    static final int SHORT_KEY_BITS = 48;

    private static final String KIND = "WIDE    ";
    private static final int EXACT = 1;
    private static final int EIGHT_BIT = 2;
    private static final int BLOCK = 64;
    private static final int SHORT_KEY_BYTES = SHORT_KEY_BITS / Byte.SIZE;

    private WideFile() {}

    static void write(Path file, int longest, float bias, long[] keys, float[] weights) {
        BinaryFile.write(file, KIND, EXACT, out -> {
            out.writeInt(longest);
            out.writeFloats(new float[] {bias});
            out.writeInt(weights.length);
            out.writeLongs(keys);
            out.writeFloats(weights);
        });
    }

    /** Writes the n-grams by falling weight, so that a block holds weights of a size and rounds each in proportion. */
    static void writeEightBit(Path file, int longest, float bias, long[] keys, float[] weights) {
        int[] order = IntStream.of(firstOfEach(keys))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -Math.abs(weights[i])))
                .mapToInt(Integer::intValue)
                .toArray();
        float[] sorted = new float[order.length];
        ByteBuffer shortKeys = ByteBuffer.allocate(order.length * SHORT_KEY_BYTES + Short.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < order.length; i++) {
            sorted[i] = weights[order[i]];
            // The two bytes too many are the next key's place.
            shortKeys.putLong(i * SHORT_KEY_BYTES, keys[order[i]]);
        }
        byte[] bytes = new byte[order.length * SHORT_KEY_BYTES];
        shortKeys.get(bytes);
        BinaryFile.write(file, KIND, EIGHT_BIT, out -> {
            out.writeInt(longest);
            out.writeFloats(new float[] {bias});
            out.writeInt(order.length);
            out.writeBytes(bytes);
            EightBitFloats.of(sorted, BLOCK).write(out);
        });
    }

    /** The places of the keys, without those whose short form has stood before. */
    private static int[] firstOfEach(long[] keys) {
        NGramIndex known = new NGramIndex(SHORT_KEY_BITS);
        return IntStream.range(0, keys.length)
                .filter(i -> {
                    int before = known.size();
                    return known.add(keys[i]) == before;
                })
                .toArray();
    }

    static WideModel read(Path file) {
        return BinaryFile.read(file, KIND, EXACT, EIGHT_BIT, in -> {
            int longest = in.readInt();
            float bias = in.readFloats(1)[0];
            boolean exact = in.version() == EXACT;
            int count = in.readCount(exact ? Long.BYTES + Float.BYTES : SHORT_KEY_BYTES + 1);
            long[] keys = exact ? in.readLongs(count) : shortKeys(in, count);
            float[] weights = exact
                    ? in.readFloats(count)
                    : EightBitFloats.read(in, count, BLOCK).values();
            NGramIndex index = new NGramIndex(exact ? Long.SIZE : SHORT_KEY_BITS);
            for (long key : keys) {
                index.add(key);
            }
            if (longest < 1 || longest > WideConfig.LONGEST || index.size() != keys.length) {
                throw in.damaged("holds n-grams that cannot be");
            }
            return new WideModel(longest, index, weights, bias);
        });
    }

    private static long[] shortKeys(BinaryReader in, int count) throws IOException {
        byte[] bytes = in.readBytes(count * SHORT_KEY_BYTES);
        long[] keys = new long[count];
        for (int i = 0; i < bytes.length; i++) {
            keys[i / SHORT_KEY_BYTES] |= (bytes[i] & 0xFFL) << Byte.SIZE * (i % SHORT_KEY_BYTES);
        }
        return keys;
    }
}
