package sentiment.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What all verbs have in common, whichever there are. */
class VerbsTest {
    @TempDir
    Path folder;

    @AfterEach
    void uncoloured() {
        System.clearProperty("sentiment.colours");
    }

    private static CommandLine whole() {
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        return Main.commandLine(
                new Streams(new ByteArrayInputStream(new byte[0]), sink, new PrintStream(sink)), ModelLoader.SAVED, "");
    }

    /** The words of every verb, {@code fetch imdb} among them. */
    static List<String> verbs() {
        return whole().getSubcommands().values().stream()
                .flatMap(verb -> Stream.concat(Stream.of(verb), verb.getSubcommands().values().stream()))
                .map(verb -> verb.getCommandSpec().qualifiedName().replaceFirst("^sentiment ", ""))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void everyVerbHasHelpWithExamples(String verb) {
        Cli cli = Cli.run((verb + " --help").split(" "));

        assertAll(
                () -> assertEquals(0, cli.exitCode()),
                () -> assertEquals("", cli.err()),
                () -> assertTrue(cli.out().startsWith("Usage: sentiment " + verb), cli.out()),
                () -> assertTrue(cli.out().matches("(?s).*\nExamples:\n.*  \\S*.*sentiment " + verb + ".*"), cli.out()),
                () -> assertFalse(cli.out().contains("\u001b"), cli.out()),
                () -> assertTrue(cli.out().lines().allMatch(line -> line.length() <= 80), cli.out()));
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void everyVerbCanBeQuietOrVerbose(String verb) {
        CommandLine command = whole();
        for (String word : verb.split(" ")) {
            command = command.getSubcommands().get(word);
        }
        if (command.getSubcommands().isEmpty()) {
            assertTrue(command.getCommandSpec().optionsMap().keySet().containsAll(List.of("--quiet", "--verbose")));
        }
    }

    @Test
    void helpIsColouredWhereTheLauncherSaysSo() {
        System.setProperty("sentiment.colours", "true");

        assertTrue(Cli.run("classify", "--help").out().contains("\u001b["));
        assertFalse(Cli.run().err().contains("\u001b["), "standard error may be a file");
    }

    @ParameterizedTest
    @CsvSource({
        "./sentiment cl, classify",
        "./sentiment ev, evaluate",
        "./sentiment fetch g, glove",
        "./sentiment classify --form, --format",
        "./sentiment train --encoder.hidden, --encoder.hiddenSize",
    })
    @DisabledOnOs(OS.WINDOWS)
    void bashCompletes(String typed, String completed) throws Exception {
        assertEquals(Set.of(completed), completions(typed.split(" ")));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void bashOffersEveryVerb() throws Exception {
        Set<String> verbs = verbs().stream().filter(verb -> !verb.contains(" ")).collect(Collectors.toSet());

        assertTrue(completions("./sentiment", "").containsAll(verbs));
        assertEquals(Set.of("text", "csv", "jsonl"), completions("./sentiment", "classify", "--format", ""));
    }

    /** What the Tab key offers after these words, the last of which may be a beginning. */
    private Set<String> completions(String... words) throws IOException, InterruptedException {
        Cli cli = Cli.run("completion");
        assertEquals(0, cli.exitCode(), cli.err());
        Path script = Files.writeString(folder.resolve("completion"), cli.out());
        String line = Stream.of(words).map(word -> "'" + word + "'").collect(Collectors.joining(" "));
        Process bash = new ProcessBuilder(
                        "bash",
                        "--norc",
                        "-c",
                        "source '" + script + "'; complete -p sentiment >&2 || exit; COMP_WORDS=(" + line
                                + "); COMP_CWORD=" + (words.length - 1)
                                + "; _complete_sentiment; printf '%s\\n' \"${COMPREPLY[@]}\"")
                .redirectErrorStream(false)
                .start();
        String out = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(bash.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, bash.waitFor(), err);
        assertTrue(err.startsWith("complete -o default -F _complete_sentiment sentiment"), err);
        return out.lines().map(String::strip).collect(Collectors.toCollection(TreeSet::new));
    }
}
