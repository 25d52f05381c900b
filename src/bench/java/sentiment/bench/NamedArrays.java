package sentiment.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A file of several sets of arrays with names: how one process tells another. */
final class NamedArrays {
    private NamedArrays() {}

    static void write(Path file, List<Map<String, float[]>> sets) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.writeInt(sets.size());
            for (Map<String, float[]> set : sets) {
                out.writeInt(set.size());
                for (Map.Entry<String, float[]> array : set.entrySet()) {
                    out.writeUTF(array.getKey());
                    out.writeInt(array.getValue().length);
                    for (float value : array.getValue()) {
                        out.writeFloat(value);
                    }
                }
            }
        }
    }

    static List<Map<String, float[]>> read(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            int count = in.readInt();
            List<Map<String, float[]>> sets = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                sets.add(readSet(in));
            }
            return sets;
        }
    }

    private static Map<String, float[]> readSet(DataInputStream in) throws IOException {
        int count = in.readInt();
        Map<String, float[]> set = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            String name = in.readUTF();
            float[] values = new float[in.readInt()];
            for (int j = 0; j < values.length; j++) {
                values[j] = in.readFloat();
            }
            set.put(name, values);
        }
        return set;
    }
}
