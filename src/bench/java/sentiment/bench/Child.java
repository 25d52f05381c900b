package sentiment.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A rival in a JVM of its own, warmed up; its other output goes to a log file. */
final class Child implements AutoCloseable {
    private static final Path LOGS = Path.of("target", "bench", "logs");
    private static final String LIBTORCH =
            String.join(File.pathSeparator, "target/classes", "target/test-classes", "target/bench/libtorch/*");

    private final Process process;
    private final BufferedReader answers;
    private final PrintStream orders;
    private final Path log;

    /** Starts it and waits until it is ready. */
    Child(Work work, Who who, Mode mode) throws IOException {
        Files.createDirectories(LOGS);
        log = LOGS.resolve(work.name() + "-" + who + ".log");
        ProcessBuilder builder = who.onLibtorch()
                ? java(LIBTORCH, LibtorchTasks.class, List.of(work.name(), who.toString(), mode.name()))
                : java(ownClassPath(), OurTasks.class, List.of(work.name(), who.toString(), mode.name()));
        if (who == Who.OURS && work.kind() != Work.Kind.INFER) {
            // As the launcher starts a training: panels lie on cache lines.
            builder.command().add(1, "-XX:ObjectAlignmentInBytes=64");
        }
        // As the launcher starts it: the engine's threads are its own, and ND4J's would wait on their processors.
        int nativeThreads = who == Who.OURS ? 1 : work.threads();
        builder.environment().put("OMP_NUM_THREADS", Integer.toString(nativeThreads));
        process = builder.redirectError(log.toFile()).start();
        answers = process.inputReader(StandardCharsets.UTF_8);
        orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        try {
            answer();
        } catch (IOException e) {
            process.destroy();
            throw e;
        }
    }

    /** A child that only does something and ends. */
    static void runToEnd(Class<?> main, List<String> arguments) throws IOException, InterruptedException {
        runToEnd(ownClassPath(), main, arguments);
    }

    /** The same on libtorch's class path. */
    static void runToEndOnLibtorch(Class<?> main, List<String> arguments) throws IOException, InterruptedException {
        runToEnd(LIBTORCH, main, arguments);
    }

    private static void runToEnd(String classPath, Class<?> main, List<String> arguments)
            throws IOException, InterruptedException {
        int exit = java(classPath, main, arguments).inheritIO().start().waitFor();
        if (exit != 0) {
            throw new IOException(main.getName() + " ended with exit code " + exit + ".");
        }
    }

    private static String ownClassPath() {
        return System.getProperty("java.class.path");
    }

    private static ProcessBuilder java(String classPath, Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                // As the launcher starts it: the collector decides where large arrays lie, and the lexer is a huge
                // method.
                "-XX:-DontCompileHugeMethods",
                "-XX:-UseFPUForSpilling",
                "-XX:+UseParallelGC",
                "-Xmx3g",
                "-XX:MaxNewSize=256m",
                "-classpath",
                classPath,
                main.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }

    /** Tokens a second of one run. */
    double run() throws IOException {
        orders.println("run");
        return Double.parseDouble(answer());
    }

    /** Lets it end and returns its peak resident memory in MB. */
    long finish() throws IOException {
        orders.close();
        return Long.parseLong(answer());
    }

    private String answer() throws IOException {
        for (String line = answers.readLine(); line != null; line = answers.readLine()) {
            if (line.startsWith(ChildLoop.PREFIX)) {
                return line.substring(ChildLoop.PREFIX.length());
            }
        }
        throw new IOException("ended before its answer; " + log + " says why");
    }

    @Override
    public void close() {
        process.destroy();
    }
}
