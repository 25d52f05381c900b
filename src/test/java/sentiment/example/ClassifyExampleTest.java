package sentiment.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sentiment.explain.NegationModel;
import sentiment.model.SentimentModel;

/** docs/library.md shows a program that runs, with the Vector API and without it. */
class ClassifyExampleTest {
    private static final Path SOURCE = Path.of("src/test/java/sentiment/example/ClassifyExample.java");

    @TempDir
    static Path model;

    @BeforeAll
    static void train() {
        NegationModel.save(model);
    }

    @Test
    void thePageShowsTheProgramAsItIs() throws IOException {
        String source = Files.readString(SOURCE);
        String snippet = source.substring(source.indexOf("// example\n") + 11, source.indexOf("        // end"))
                .replaceAll("(?m)^ {8}", "");
        String page = Files.readString(Path.of("docs", "library.md"));
        assertTrue(page.contains("```java\n" + snippet + "```\n"), snippet);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void runsInAnyJvm(boolean vectorApi, @TempDir Path folder) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-Dlogback.configurationFile=src/main/resources/logback.xml",
                "-cp",
                classPath()));
        if (vectorApi) {
            command.addAll(List.of("--add-modules", "jdk.incubator.vector"));
        }
        command.addAll(List.of(ClassifyExample.class.getName(), model.toString()));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        int exitCode = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();

        String said = Files.readString(err, StandardCharsets.UTF_8);
        assertEquals(0, exitCode, said);
        List<String> lines = Files.readAllLines(out).stream()
                .filter(line -> line.matches("(POSITIVE|NEGATIVE|0\\.\\d+).*"))
                .toList();
        assertEquals(3, lines.size(), Files.readString(out));
        assertTrue(lines.get(1).endsWith(" A great film."), lines.get(1));
        String told = said + Files.readString(out);
        assertEquals(vectorApi ? 0 : 1, told.split("runs without --add-modules", -1).length - 1, told);
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    @Test
    void aClosedModelAnswersNoMore() {
        SentimentModel closed = SentimentModel.load(model);
        closed.close();
        closed.close();
        IllegalStateException refusal = assertThrows(IllegalStateException.class, () -> closed.classify("good"));
        assertEquals("The model is closed; load it again.", refusal.getMessage());
    }
}
