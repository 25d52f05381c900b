package sentiment.model;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import sentiment.data.BinaryFile;
import sentiment.data.EightBitFloats;

/**
 * Named float arrays in one {@link BinaryFile}: their number, then for each its name, its length and its values. In version 2
 * the values are {@link EightBitFloats} and behind the length stands their block.
 */
public final class WeightsFile {
    private static final String KIND = "WEIGHTS ";
    private static final int EXACT = 1;
    private static final int EIGHT_BIT = 2;

    private WeightsFile() {}

    /** Writes the arrays in the map's order. */
    public static void write(Path file, Map<String, float[]> arrays) {
        BinaryFile.write(file, KIND, EXACT, out -> {
            out.writeInt(arrays.size());
            for (Map.Entry<String, float[]> array : arrays.entrySet()) {
                out.writeString(array.getKey());
                out.writeInt(array.getValue().length);
                out.writeFloats(array.getValue());
            }
        });
    }

    /**
     * Writes the arrays in 8 bits a value.
     *
     * @param block how many values of the array of a name share a scale
     */
    static void writeEightBit(Path file, Map<String, float[]> arrays, ToIntFunction<String> block) {
        BinaryFile.write(file, KIND, EIGHT_BIT, out -> {
            out.writeInt(arrays.size());
            for (Map.Entry<String, float[]> array : arrays.entrySet()) {
                EightBitFloats values = EightBitFloats.of(array.getValue(), block.applyAsInt(array.getKey()));
                out.writeString(array.getKey());
                out.writeInt(array.getValue().length);
                out.writeInt(values.block());
                values.write(out);
            }
        });
    }

    /** Reads all arrays of either version; another kind of file, another version or a damaged one is refused. */
    public static Map<String, float[]> read(Path file) {
        return BinaryFile.read(file, KIND, EXACT, EIGHT_BIT, in -> {
            Map<String, float[]> arrays = new LinkedHashMap<>();
            int count = in.readCount(2L * Integer.BYTES);
            for (int i = 0; i < count; i++) {
                String name = in.readString();
                if (in.version() == EXACT) {
                    arrays.put(name, in.readFloats(in.readCount(Float.BYTES)));
                    continue;
                }
                int length = in.readCount(1);
                int block = in.readInt();
                if (block < 1) {
                    throw in.damaged("has blocks of " + block + " values");
                }
                arrays.put(name, EightBitFloats.read(in, length, block).values());
            }
            return arrays;
        });
    }
}
