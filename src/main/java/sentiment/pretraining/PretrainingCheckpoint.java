package sentiment.pretraining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sentiment.data.BinaryFile;
import sentiment.data.BinaryReader;
import sentiment.data.BinaryWriter;
import sentiment.data.InputException;
import sentiment.data.Sha256;
import sentiment.network.LanguageModel;
import sentiment.network.LanguageModelState;

/**
 * A pretraining at rest, in one {@link BinaryFile} of its folder: {@code pretraining.bin}.
 *
 * @param settings what it was begun with, by name: the options that change what is learned, and the digest of the texts
 * @param progress how far it is
 * @param state weights and moments
 */
record PretrainingCheckpoint(Map<String, String> settings, PretrainingProgress progress, LanguageModelState state) {
    private static final String NAME = "pretraining.bin";
    private static final String KIND = "PRETRAIN";
    private static final int VERSION = 1;
    private static final String TEXTS = "texts";
    private static final int ARRAYS = 6;

    private static Path file(Path folder) {
        return folder.resolve(NAME);
    }

    /** Whether a folder holds one. */
    static boolean standsIn(Path folder) {
        return Files.exists(file(folder));
    }

    /** What a pretraining of these texts is begun with. The number of threads may change on the way. */
    static Map<String, String> settings(PretrainingOptions options, List<String> texts) {
        Map<String, String> settings = new LinkedHashMap<>(options.settings());
        MessageDigest digest = Sha256.digest();
        for (String text : texts) {
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        settings.put(TEXTS, Sha256.hex(digest));
        return settings;
    }

    /** Saves in place of the one before. */
    void save(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not make the folder " + folder + ": " + e, e);
        }
        BinaryFile.write(file(folder), KIND, VERSION, this::write);
    }

    private void write(BinaryWriter out) throws IOException {
        out.writeInt(settings.size());
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            out.writeString(setting.getKey());
            out.writeString(setting.getValue());
        }
        out.writeInt(progress.step());
        out.writeInt(progress.losses().size());
        for (double loss : progress.losses()) {
            out.writeLongs(new long[] {Double.doubleToLongBits(loss)});
        }
        out.writeLongs(new long[] {
            Double.doubleToLongBits(progress.loss().sum()), progress.loss().words()
        });
        out.writeInt(state.updates());
        for (float[] array : state.arrays()) {
            out.writeInt(array.length);
            out.writeFloats(array);
        }
    }

    /**
     * Reads the one of a folder.
     *
     * @param settings of the pretraining that shall go on
     * @throws InputException where there is none, at a damaged one, and where it was begun with other settings
     */
    static PretrainingCheckpoint load(Path folder, Map<String, String> settings) {
        if (!standsIn(folder)) {
            throw new InputException(folder + " holds no stopped pretraining; leave out --resume.");
        }
        PretrainingCheckpoint saved = BinaryFile.read(file(folder), KIND, VERSION, PretrainingCheckpoint::read);
        settings.forEach((name, value) -> {
            String before = saved.settings.get(name);
            if (!value.equals(before)) {
                throw new InputException(folder + " was begun with "
                        + (name.equals(TEXTS) ? "other texts" : name + " " + before + ", not " + value)
                        + "; repeat what it was begun with, or delete " + file(folder) + " to begin anew.");
            }
        });
        return saved;
    }

    private static PretrainingCheckpoint read(BinaryReader in) throws IOException {
        Map<String, String> settings = new LinkedHashMap<>();
        int count = in.readCount(2L * Integer.BYTES);
        for (int i = 0; i < count; i++) {
            settings.put(in.readString(), in.readString());
        }
        int step = in.readInt();
        List<Double> losses = new ArrayList<>();
        for (long bits : in.readLongs(in.readCount(Long.BYTES))) {
            losses.add(Double.longBitsToDouble(bits));
        }
        long[] loss = in.readLongs(2);
        int updates = in.readInt();
        List<float[]> arrays = new ArrayList<>();
        for (int i = 0; i < ARRAYS; i++) {
            arrays.add(in.readFloats(in.readCount(Float.BYTES)));
        }
        return new PretrainingCheckpoint(
                settings,
                new PretrainingProgress(
                        step, losses, new LanguageModel.Loss(Double.longBitsToDouble(loss[0]), loss[1])),
                LanguageModelState.of(updates, arrays));
    }

    /** Removes the one of a folder, which is not needed any more. */
    static void delete(Path folder) {
        try {
            Files.deleteIfExists(file(folder));
        } catch (IOException e) {
            throw new UncheckedIOException("Could not delete " + file(folder) + ": " + e, e);
        }
    }
}
