package sentiment.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PretrainCommandTest {
    @TempDir
    Path folder;

    private Cli pretrain(String... arguments) {
        return Cli.run(Stream.concat(Stream.of("pretrain", "--epochs=1"), Stream.of(arguments))
                .toArray(String[]::new));
    }

    private Cli train(Path pretrained, String... arguments) {
        List<String> fixed = List.of(
                "train",
                "--pretrained=" + pretrained,
                "--embeddings.dimension=25",
                "--epochs=1",
                "--cache=" + folder.resolve("cache"),
                "--out=" + folder.resolve("model"));
        return Cli.run(Stream.concat(fixed.stream(), Stream.of(arguments)).toArray(String[]::new));
    }

    @Test
    void trainStartsFromTheFolder() throws IOException {
        Path out = folder.resolve("new/lm");

        Cli learned = pretrain(
                "--data=data/sample",
                "--embeddings=data/sample/vectors.25d.txt",
                "--dimension=25",
                "--hidden-size=8",
                "--sample=64",
                "--out=" + out);

        assertEquals(0, learned.exitCode(), learned.err());
        List<String> lines = learned.out().lines().toList();
        assertTrue(
                lines.get(0).startsWith(out + ": lstm 8 in both directions and ")
                        && lines.get(0).contains(" word vectors of 25 values, from 400 reviews, "),
                lines.get(0));
        assertTrue(
                lines.get(1).matches("Cross-entropy of the foretold word among 64 others by epoch: [0-9.]+ nats\\. .*"),
                lines.get(1));
        Cli trained = train(out, "--encoder.hiddenSize=8");
        assertEquals(0, trained.exitCode(), trained.err());
        assertTrue(trained.out().contains(out + ": vectors for "), trained.out());
        assertTrue(Files.readString(folder.resolve("model/config.json")).contains("\"pretrained\" : \"" + out + "\""));

        Cli again = pretrain("--data=data/sample", "--out=" + out);
        assertEquals(2, again.exitCode(), again.err());
        assertTrue(again.err().contains(out + " holds a pretrained encoder already; name another"), again.err());
    }

    @Test
    void anotherEncoderIsRefusedBeforeAnythingIsRemoved() throws IOException {
        Path out = folder.resolve("lm");
        Cli learned = pretrain(
                "--data=data/sample", "--dimension=25", "--hidden-size=8", "--sample=64", "--one-way", "--out=" + out);
        assertEquals(0, learned.exitCode(), learned.err());
        Path model = Files.createDirectories(folder.resolve("model"));
        Files.writeString(model.resolve("config.json"), "kept");

        for (String different : List.of("--encoder.hiddenSize=9", "--encoder.hiddenSize=8", "--encoder.cell=gru")) {
            Cli trained = train(out, different, "--ensemble=2", "--overwrite");

            assertEquals(2, trained.exitCode(), trained.err());
            assertTrue(
                    trained.err()
                            .contains(out + " has the weights {U0=256, W0=800, b0=32} where this encoder's first"
                                    + " layer has {U0="),
                    trained.err());
            assertEquals("kept", Files.readString(model.resolve("config.json")));
        }
    }

    @Test
    void aStoppedOneIsNotBegunAnewAndNoneIsNotResumed() throws IOException {
        Path out = Files.createDirectories(folder.resolve("lm"));
        Cli none = pretrain("--data=data/sample", "--sample=64", "--resume", "--out=" + out);
        assertEquals(2, none.exitCode(), none.err());
        assertTrue(none.err().contains(out + " holds no stopped pretraining; leave out --resume."), none.err());

        Path checkpoint = Files.writeString(out.resolve("pretraining.bin"), "not one");
        Cli again = pretrain("--data=data/sample", "--sample=64", "--out=" + out);
        assertEquals(2, again.exitCode(), again.err());
        assertTrue(
                again.err().contains(out + " holds a pretraining that was stopped; add --resume to go on"),
                again.err());
        Cli damaged = pretrain("--data=data/sample", "--sample=64", "--resume", "--out=" + out);
        assertEquals(2, damaged.exitCode(), damaged.err());
        assertTrue(damaged.err().contains(checkpoint + " is not a 'PRETRAIN' file"), damaged.err());
    }

    @Test
    void wordVectorsBesideAPretrainedEncoderAreRefused() {
        Cli cli = train(folder.resolve("lm"), "--embeddings=data/sample/vectors.25d.txt");

        assertEquals(2, cli.exitCode(), cli.err());
        assertTrue(cli.err().contains("embeddings.path must be null, as pretrained brings word vectors"), cli.err());
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '`', textBlock = """
            --data no/such --out lm => no/such: no such folder or file
            --data data/sample --out pom.xml => pom.xml is a file; name a folder to write to with --out.
            --data data/sample --out lm --embeddings=no.txt => The word vectors no.txt do not exist; run 'sentiment fetch glove', name a file with --embeddings, or start from random ones without it.
            --data data/sample --out lm --min-count=100000 => Only 0 words occur 100000 times, and a sample of 512
            --data data/sample --out lm --dimension=0 => --dimension must be at least 1 but is 0.
            --data data/sample --out lm --window=0 => --window must be from 1 to 100 but is 0.
            --data data/sample --out lm --sample=96 => --sample must be a multiple of 64 up to 4096 but is 96.
            --data data/sample --out lm --learning-rate=1 => --learning-rate must be above 0 and below 1 but is 1.0.
            --data data/sample --out lm --cell=cnn => Invalid value for option '--cell'
            --data data/sample => Missing required option: '--out=DIR'
            """)
    void whatCannotBeDoneIsOneSentenceAndExitCodeTwo(String arguments, String sentence) {
        Cli cli = pretrain(arguments.split(" "));

        assertEquals(2, cli.exitCode(), cli.err());
        assertEquals("", cli.out());
        assertEquals(1, cli.err().lines().count(), cli.err());
        assertTrue(cli.err().contains(sentence), cli.err());
        assertFalse(Files.exists(Path.of("lm")));
    }

    @Test
    void aFolderThatHoldsNoEncoderIsOneSentence() {
        Cli cli = train(folder.resolve("none"));

        assertEquals(2, cli.exitCode(), cli.err());
        assertEquals(1, cli.err().lines().count(), cli.err());
        assertTrue(
                cli.err().contains("none holds no pretrained encoder (encoder.bin and vectors.txt); write one"),
                cli.err());
    }
}
