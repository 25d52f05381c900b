package sentiment.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sentiment.data.InputException;
import sentiment.model.TextClassifier;

class MainTest {
    private static Cli classifyWith(RuntimeException thrown, String... options) {
        TextClassifier broken = texts -> {
            throw thrown;
        };
        String[] arguments = new String[options.length + 4];
        System.arraycopy(new String[] {"classify", "--model", "m", "-"}, 0, arguments, 0, 4);
        System.arraycopy(options, 0, arguments, 4, options.length);
        return Cli.runWith(broken, "text\n", arguments);
    }

    @Test
    void withoutAVerbTheUsageIsShownAsAnError() {
        Cli cli = Cli.run();

        assertEquals(2, cli.exitCode());
        assertEquals("", cli.out());
        assertTrue(cli.err().startsWith("Usage: sentiment"), cli.err());
    }

    @Test
    void versionIsAResult() {
        Cli cli = Cli.run("--version");

        assertEquals(0, cli.exitCode());
        assertTrue(cli.out().startsWith("sentiment "), cli.out());
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", textBlock = """
                    clasify                          => sentiment: Unknown verb 'clasify'; did you mean classify? 'sentiment --help' explains.
                    --vers                           => sentiment: Unknown option: '--vers'; did you mean --version? 'sentiment --help' explains.
                    classify -                       => sentiment: Which model? Name its folder with --model; only the launcher 'sentiment' knows where the one that comes with the program is.
                    classify --model m               => sentiment classify: Missing required parameter: 'PATH'. 'sentiment classify --help' explains.
                    classify --model m --format xml - => sentiment classify: Invalid value for option '--format': expected one of [TEXT, CSV, JSONL] (case-insensitive) but was 'xml'. 'sentiment classify --help' explains.
                    evaluate --model m               => sentiment evaluate: Missing required option: '--data=DIR|FILE'. 'sentiment evaluate --help' explains.
                    info --model no/such             => sentiment: no/such: no such model.
                    """)
    void wrongUsageIsOneSentenceAndExitCodeTwo(String arguments, String sentence) {
        Cli cli = Cli.run(arguments.split(" "));

        assertEquals(sentence + System.lineSeparator(), cli.err());
        assertEquals("", cli.out());
        assertEquals(2, cli.exitCode());
    }

    @Test
    void wrongInputIsExitCodeTwoAndOtherFailuresAreOne() {
        assertEquals(
                2,
                classifyWith(new InputException("reviews.csv has no column text"))
                        .exitCode());
        assertEquals(
                1,
                classifyWith(new UncheckedIOException(new IOException("disk full")))
                        .exitCode());
        assertEquals(1, classifyWith(new IllegalStateException("out of tune")).exitCode());
    }

    @Test
    void aFailureIsOnePrintableSentence() {
        assertEquals(
                "sentiment: a b c.\n",
                classifyWith(new InputException("a\n\tb\u001bc")).err().replace("\r", ""));
        assertEquals(
                "sentiment: x.txt does not exist.\n",
                classifyWith(new UncheckedIOException(new NoSuchFileException("x.txt")))
                        .err()
                        .replace("\r", ""));
        assertEquals(
                "sentiment: Unexpected ArithmeticException (/ by zero): --verbose shows where it comes from.\n",
                classifyWith(new ArithmeticException("/ by zero")).err().replace("\r", ""));
    }

    @Test
    void aStackTraceComesOnlyWhenAskedFor() {
        InputException wrong = new InputException("wrong");

        assertFalse(classifyWith(wrong).err().contains("\tat "));
        assertTrue(classifyWith(wrong, "--verbose").err().contains("\tat sentiment."));
    }

    @Test
    void exhaustedMemoryIsASentenceToo() {
        TextClassifier greedy = texts -> {
            throw new OutOfMemoryError("Java heap space");
        };

        Cli cli = Cli.runWith(greedy, "text\n", "classify", "--model", "m", "-");

        assertEquals(1, cli.exitCode());
        assertTrue(
                cli.err()
                        .matches("sentiment: Out of memory \\(Java heap space\\) with a heap of at most \\d+ MB: "
                                + "give Java more, for example SENTIMENT_JAVA_OPTS=-Xmx8g\\.\\R"),
                cli.err());
    }

    @Test
    void aReaderThatHasEnoughEndsTheVerbQuietly() {
        Cli cli = runInto(new IOException("Broken pipe"));

        assertEquals(0, cli.exitCode());
        assertEquals("", cli.err());
    }

    @Test
    void aFullDiskBehindStandardOutputIsAFailure() {
        Cli cli = runInto(new IOException("No space left on device"));

        assertEquals(1, cli.exitCode());
        assertEquals(
                "sentiment: Cannot write to standard output: No space left on device." + System.lineSeparator(),
                cli.err());
    }

    private static Cli runInto(IOException onWrite) {
        OutputStream broken = new BufferedOutputStream(new NamedOutput(
                new OutputStream() {
                    @Override
                    public void write(int value) throws IOException {
                        throw onWrite;
                    }
                },
                "standard output"));
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Streams streams = new Streams(
                new ByteArrayInputStream("good\n".getBytes(StandardCharsets.UTF_8)),
                broken,
                new PrintStream(err, true, StandardCharsets.UTF_8));
        int exitCode = Main.run(streams, Cli.loader(Cli.LIKES_GOOD), "classify", "--model", "m", "-");
        return new Cli(exitCode, "", err.toString(StandardCharsets.UTF_8));
    }
}
