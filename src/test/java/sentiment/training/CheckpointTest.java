package sentiment.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sentiment.data.InputException;
import sentiment.data.Label;
import sentiment.evaluation.BinaryEvaluation;
import sentiment.network.NetworkState;

class CheckpointTest {
    @TempDir
    Path folder;

    private Path last;

    @BeforeEach
    void saveOne() {
        last = folder.resolve("checkpoints").resolve("last");
        checkpoint(7).save(last);
    }

    @Test
    void whatWasSavedIsLoaded() {
        Checkpoint loaded = Checkpoint.load(last);
        assertIs(7, loaded);
        assertEquals(checkpoint(7).progress(), loaded.progress());
        assertEquals(checkpoint(7).config(), loaded.config());
        assertEquals("c0ffee", loaded.corpus());
    }

    @Test
    void aNewCheckpointReplacesTheOldOne() throws IOException {
        checkpoint(8).save(last);
        assertIs(8, Checkpoint.load(last));
        assertEquals(List.of("checkpoint.json", "state-8.bin"), files());
    }

    @Test
    void aFolderWithoutOneIsRefused() {
        for (Path other : List.of(folder, folder.resolve("nowhere"), last.resolve("state-7.bin"))) {
            assertEquals(
                    other + " holds no checkpoint; train without --resume first.",
                    assertThrows(InputException.class, () -> Checkpoint.load(other))
                            .getMessage());
        }
    }

    @Test
    void aDamagedStateIsRefusedByName() throws IOException {
        Path state = last.resolve("state-7.bin");
        byte[] whole = Files.readAllBytes(state);
        byte[] flipped = whole.clone();
        flipped[whole.length / 2] ^= 1;
        Files.write(state, flipped);
        assertRefused(state + " is missing or damaged (SHA-256 differs); train without --resume.");
        Files.write(state, Arrays.copyOf(whole, whole.length / 2));
        assertRefused(state + " is missing or damaged (SHA-256 differs); train without --resume.");
        Files.delete(state);
        assertRefused(state + " is missing or damaged (SHA-256 differs); train without --resume.");
    }

    @Test
    void aDamagedOrForeignIndexIsRefusedByName() throws IOException {
        Path index = last.resolve("checkpoint.json");
        String whole = Files.readString(index);
        Files.writeString(index, whole.replace("\"formatVersion\" : 1", "\"formatVersion\" : 2, \"newThing\" : 3"));
        assertRefused(index + " has format version 2 but this program reads version 1; use the program that wrote it or"
                + " train again.");
        Files.writeString(index, whole.replace("\"batch\" : 3", "\"batch\" : \"three\""));
        assertRefused(index + ": 'progress.batch' must be a whole number but is \"three\".");
        Files.writeString(index, "");
        assertRefused(index + " must hold one JSON object; correct it or take a whole copy.");
        Files.writeString(index, "{\"formatVersion\" :");
        assertRefused(index + ":1 is not JSON: Unexpected end-of-input within/between Object entries.");
    }

    @Test
    void aSaveThatBreaksOffLeavesTheOldOne() throws IOException {
        Files.writeString(last.resolve("state-8.bin"), "half");
        Files.writeString(last.resolve(".checkpoint.json.tmp"), "{");
        assertIs(7, Checkpoint.load(last));
        Files.delete(last.resolve(".checkpoint.json.tmp"));

        Files.createDirectories(last.resolve(".checkpoint.json.tmp").resolve("full"));
        String message = assertThrows(
                        UncheckedIOException.class, () -> checkpoint(9).save(last))
                .getMessage();
        assertTrue(message.startsWith("Could not write " + last.resolve("checkpoint.json")), message);
        assertIs(7, Checkpoint.load(last));

        Files.delete(last.resolve(".checkpoint.json.tmp").resolve("full"));
        Files.delete(last.resolve(".checkpoint.json.tmp"));
        checkpoint(10).save(last);
        assertIs(10, Checkpoint.load(last));
        assertEquals(List.of("checkpoint.json", "state-10.bin"), files());
    }

    private static Checkpoint checkpoint(long step) {
        float x = step;
        BinaryEvaluation validation = new BinaryEvaluation();
        validation.add(Label.POSITIVE, 0.1);
        EpochResult epoch = new EpochResult(1, 4, 1.0 / 3, 1e-4, 99, 0.5, 198, 0.25, validation.metrics());
        return new Checkpoint(
                TestTraining.config(),
                "c0ffee",
                new NetworkState(
                        new float[] {x, 1f / 3, Float.MIN_VALUE},
                        new float[0],
                        new float[] {-x},
                        new float[] {x, 0},
                        new float[] {x, x, 1, 2},
                        step),
                new TrainingProgress(3, 2.0 / 3, 15, 120, 0.125, List.of(epoch)));
    }

    private static void assertIs(long step, Checkpoint loaded) {
        NetworkState expected = checkpoint(step).state();
        assertArrayEquals(expected.parameters(), loaded.state().parameters());
        assertArrayEquals(expected.updaterState(), loaded.state().updaterState());
        assertArrayEquals(expected.embedding(), loaded.state().embedding());
        assertArrayEquals(expected.embeddingMoments(), loaded.state().embeddingMoments());
        assertArrayEquals(expected.average(), loaded.state().average());
        assertEquals(step, loaded.state().step());
    }

    private void assertRefused(String message) {
        assertEquals(
                message,
                assertThrows(InputException.class, () -> Checkpoint.load(last)).getMessage());
    }

    private List<String> files() throws IOException {
        try (var files = Files.list(last)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
