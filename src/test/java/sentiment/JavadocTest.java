package sentiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.DocumentationTool;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documentation of the code as javadoc reads it. */
class JavadocTest {
    /** Of the module jdk.incubator.vector; nothing turns it off. */
    private static final String INCUBATOR = "compiler.warn.incubating.modules";

    @TempDir
    Path folder;

    @Test
    void javadocHasNothingToSay() throws IOException {
        DocumentationTool javadoc = ToolProvider.getSystemDocumentationTool();
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        List<Path> sources;
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            sources = files.filter(file -> file.toString().endsWith(".java")).toList();
        }
        try (StandardJavaFileManager manager = javadoc.getStandardFileManager(said, null, StandardCharsets.UTF_8)) {
            boolean done = javadoc.getTask(
                            new StringWriter(),
                            manager,
                            said,
                            null,
                            List.of(
                                    "-quiet",
                                    "-package",
                                    "-Xdoclint:all,-missing",
                                    "--add-modules",
                                    "jdk.incubator.vector",
                                    "-encoding",
                                    "UTF-8",
                                    "-classpath",
                                    System.getProperty("java.class.path"),
                                    "-d",
                                    folder.toString()),
                            manager.getJavaFileObjectsFromPaths(sources))
                    .call();

            assertEquals(
                    List.of(),
                    said.getDiagnostics().stream()
                            .filter(one -> !INCUBATOR.equals(one.getCode()))
                            .filter(one -> one.getKind() != Diagnostic.Kind.NOTE)
                            .toList());
            assertTrue(done);
        }
        assertTrue(Files.exists(folder.resolve("sentiment/model/SentimentModel.html")));
    }
}
