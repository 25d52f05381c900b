package sentiment.model;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import sentiment.data.BinaryFile;

/** Named float arrays in one {@link BinaryFile}: their number, then for each its name, its length and its values. */
public final class WeightsFile {
    private static final String KIND = "WEIGHTS ";
    private static final int VERSION = 1;

    private WeightsFile() {}

    /** Writes the arrays in the map's order. */
    public static void write(Path file, Map<String, float[]> arrays) {
        BinaryFile.write(file, KIND, VERSION, out -> {
            out.writeInt(arrays.size());
            for (Map.Entry<String, float[]> array : arrays.entrySet()) {
                out.writeString(array.getKey());
                out.writeInt(array.getValue().length);
                out.writeFloats(array.getValue());
            }
        });
    }

    /** Reads all arrays; another kind of file, another version or a damaged one is refused. */
    public static Map<String, float[]> read(Path file) {
        return BinaryFile.read(file, KIND, VERSION, in -> {
            Map<String, float[]> arrays = new LinkedHashMap<>();
            int count = in.readCount(2L * Integer.BYTES);
            for (int i = 0; i < count; i++) {
                arrays.put(in.readString(), in.readFloats(in.readCount(Float.BYTES)));
            }
            return arrays;
        });
    }
}
