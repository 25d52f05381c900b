package sentiment.training;

import java.nio.file.Path;
import sentiment.data.BinaryFile;

/** Encoded reviews without labels, {@code int[reviews][tokens]}: one file of a {@link CorpusCache}. */
record EncodedTexts(int[][] ids) {
    private static final String KIND = "TEXTS   ";
    private static final int VERSION = 1;

    void save(Path file) {
        BinaryFile.write(file, KIND, VERSION, out -> {
            out.writeInt(ids.length);
            for (int[] review : ids) {
                out.writeInt(review.length);
                out.writeInts(review);
            }
        });
    }

    /** Throws {@link sentiment.data.InputException} at a damaged file or another version. */
    static EncodedTexts load(Path file) {
        return BinaryFile.read(file, KIND, VERSION, in -> {
            int[][] ids = new int[in.readCount(Integer.BYTES)][];
            for (int i = 0; i < ids.length; i++) {
                ids[i] = in.readInts(in.readCount(Integer.BYTES));
            }
            return new EncodedTexts(ids);
        });
    }
}
