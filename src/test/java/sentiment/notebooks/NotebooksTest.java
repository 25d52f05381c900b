package sentiment.notebooks;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every cell of every notebook runs, and shows what the file says that it shows. With {@code -Dnotebooks.save=true} what it
 * shows goes to the file instead.
 */
class NotebooksTest {
    private static final Path FOLDER = Path.of("notebooks");
    private static final int LARGEST = 300_000;
    private static final boolean SAVE = Boolean.getBoolean("notebooks.save");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"tour", "training", "cells"})
    void everyCellRunsAndShowsWhatIsSaved(String name) throws Exception {
        Path file = FOLDER.resolve(name + ".ipynb");
        Notebook notebook = new Notebook(file);
        List<CellRun> runs = run(file);
        for (int i = 0; i < runs.size(); i++) {
            assertNull(
                    runs.get(i).problem(),
                    place(file, i, notebook) + runs.get(i).problem());
        }
        if (SAVE) {
            notebook.replaceOutputs(runs);
            notebook.save(file);
        }
        List<Notebook.CodeCell> cells = notebook.codeCells();
        assertEquals(cells.size(), runs.size());
        for (int i = 0; i < cells.size(); i++) {
            boolean varies = cells.get(i).varies();
            assertEquals(
                    shown(cells.get(i).outputs(), varies),
                    shown(runs.get(i).outputs(), varies),
                    place(file, i, notebook) + "shows something else than is saved; see docs/development.md");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tour", "training", "cells"})
    @DisabledIfSystemProperty(named = "notebooks.save", matches = "true", disabledReason = "what is saved may be old")
    void theFileIsOneThatJupyterAndItsReadersTake(String name) throws IOException {
        Path file = FOLDER.resolve(name + ".ipynb");
        Notebook notebook = new Notebook(file);
        JsonNode root = notebook.root();
        assertAll(
                () -> assertEquals(4, root.path("nbformat").asInt()),
                () -> assertEquals("java", root.at("/metadata/kernelspec/name").asText()),
                () -> assertEquals(
                        "java", root.at("/metadata/language_info/name").asText()),
                () -> assertTrue(Files.size(file) < LARGEST, file + " has " + Files.size(file) + " bytes"),
                () -> assertFalse(
                        Files.readString(file)
                                .contains(Path.of("").toAbsolutePath().toString()),
                        file + " names a folder of the machine that it was saved on"));
        Set<String> ids = new HashSet<>();
        for (JsonNode cell : root.path("cells")) {
            assertTrue(ids.add(cell.path("id").asText()), "cells need an id each: " + cell.path("id"));
        }
        List<Notebook.CodeCell> cells = notebook.codeCells();
        for (int i = 0; i < cells.size(); i++) {
            assertEquals(i + 1, cells.get(i).executionCount(), place(file, i, notebook) + "was not run in order");
            assertTrue(cells.get(i).outputs().stream().allMatch(Output::isKnown), place(file, i, notebook));
        }
    }

    @Test
    void aCellThatFailsIsNamedWithItsReason() throws Exception {
        assertEquals("cannot find symbol", firstLine(problem("int one = 1;", "two + one")));
        assertEquals(
                "java.lang.IllegalStateException: so it is",
                firstLine(problem("throw new IllegalStateException(\"so it is\");")));
        assertEquals("does not end: int f() {", firstLine(problem("int f() {")));
        assertTrue(problem("int f() { return missing(); }").contains("not declared"));
    }

    private String problem(String... sources) throws Exception {
        Path file = folder.resolve("failing.ipynb");
        List<String> cells = Arrays.stream(sources)
                .map(source -> "{\"cell_type\": \"code\", \"source\": " + new ObjectMapper().valueToTree(source) + "}")
                .toList();
        Files.writeString(file, "{\"cells\": " + cells + "}");
        List<CellRun> runs = run(file);
        assertEquals(sources.length, runs.size());
        return runs.get(runs.size() - 1).problem();
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private static String place(Path file, int index, Notebook notebook) {
        return file + ", code cell " + (index + 1) + " ("
                + notebook.codeCells().get(index).id() + "): ";
    }

    private static String shown(List<Output> outputs, boolean varies) {
        return outputs.stream().map(output -> output.comparable(varies)).collect(Collectors.joining("\n---\n"));
    }

    private List<CellRun> run(Path notebook) throws Exception {
        Path runs = folder.resolve("runs.json");
        Path log = folder.resolve("log");
        // The program's classes come by JShell's class loader, as in Jupyter; this one's and Jackson by the system's.
        Predicate<Path> ofTheRunner = entry ->
                entry.endsWith("test-classes") || entry.getFileName().toString().startsWith("jackson-");
        ProcessBuilder process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-modules",
                        "jdk.incubator.vector",
                        "-Xmx1g",
                        "-Djava.awt.headless=true",
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        classPath(ofTheRunner),
                        NotebookRunner.class.getName(),
                        notebook.toAbsolutePath().toString(),
                        runs.toString(),
                        classPath(ofTheRunner.negate()))
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        process.environment().put("OMP_NUM_THREADS", "1");
        int exitCode = process.start().waitFor();
        assertEquals(0, exitCode, () -> notebook + ": " + readable(log));
        return new ObjectMapper().readValue(runs.toFile(), new TypeReference<List<CellRun>>() {});
    }

    private static String classPath(Predicate<Path> chosen) {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator))
                .filter(entry -> chosen.test(Path.of(entry)))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String readable(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
