package sentiment.notebooks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/**
 * Runs the code cells of one notebook in this JVM, as JJava does: JShell with the execution control {@code local}, and the
 * program's classes in JShell's class loader, not the system's. A JVM of its own for each notebook keeps their sessions
 * apart and starts in the notebook's folder.
 *
 * <p>Arguments: the notebook, where to write the list of {@link CellRun}s, and the class path for {@code %classpath}. It
 * ends at the first cell that fails.
 */
public final class NotebookRunner {
    private static final Set<SubKind> RESULTS =
            Set.of(SubKind.VAR_VALUE_SUBKIND, SubKind.OTHER_EXPRESSION_SUBKIND, SubKind.TEMP_VAR_EXPRESSION_SUBKIND);

    private final JShell shell = JShell.builder().executionEngine("local").build();
    private final String classPath;

    private NotebookRunner(String classPath) {
        this.classPath = classPath;
    }

    public static void main(String[] arguments) throws IOException {
        List<CellRun> runs = new NotebookRunner(arguments[2]).run(new Notebook(Path.of(arguments[0])));
        new ObjectMapper().writeValue(Path.of(arguments[1]).toFile(), runs);
        System.exit(0); // a library's threads may still run
    }

    private List<CellRun> run(Notebook notebook) {
        shell.eval("import static " + Kernel.class.getName() + ".display;");
        Kernel.capture();
        List<CellRun> runs = new ArrayList<>();
        for (Notebook.CodeCell cell : notebook.codeCells()) {
            String problem = evaluate(cell.source());
            runs.add(new CellRun(Kernel.take(), problem));
            if (problem != null) {
                break;
            }
        }
        return runs;
    }

    /** Null when all went well. */
    private String evaluate(String source) {
        String rest = withoutMagic(source);
        while (!rest.isBlank()) {
            CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            if (!next.completeness().isComplete()) {
                return "does not end: " + rest.strip();
            }
            for (SnippetEvent event : shell.eval(next.source())) {
                String problem = problem(event);
                if (problem != null) {
                    return problem + "\n  at: " + event.snippet().source().strip();
                }
                if (RESULTS.contains(event.snippet().subKind())
                        && event.value() != null
                        && next.remaining().isBlank()) {
                    Kernel.result(event.value());
                }
            }
            rest = next.remaining();
        }
        return undefined();
    }

    /** Of JJava's magics the notebooks use one, {@code %classpath}, in their first lines. */
    private String withoutMagic(String source) {
        return source.lines()
                .map(line -> {
                    if (line.startsWith("%classpath ")) {
                        shell.addToClasspath(classPath);
                        return "";
                    }
                    return line;
                })
                .collect(Collectors.joining("\n"));
    }

    private String problem(SnippetEvent event) {
        if (event.status() == Status.REJECTED) {
            return shell.diagnostics(event.snippet())
                    .map(diagnostic -> diagnostic.getMessage(Locale.ROOT))
                    .collect(Collectors.joining("\n"));
        }
        JShellException exception = event.exception();
        if (exception == null) {
            return null;
        }
        StringBuilder told = new StringBuilder();
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            String name = cause instanceof EvalException thrown
                    ? thrown.getExceptionClassName()
                    : cause.getClass().getName();
            told.append(told.isEmpty() ? "" : "\n  caused by ")
                    .append(name)
                    .append(": ")
                    .append(cause.getMessage());
        }
        return told.toString();
    }

    /** What a cell declared and refers to nothing that exists. */
    private String undefined() {
        String undefined = shell.snippets()
                .filter(snippet -> shell.status(snippet) == Status.RECOVERABLE_DEFINED
                        || shell.status(snippet) == Status.RECOVERABLE_NOT_DEFINED)
                .map(Snippet::source)
                .collect(Collectors.joining("\n"));
        return undefined.isEmpty() ? null : "refers to what is not declared: " + undefined;
    }
}
