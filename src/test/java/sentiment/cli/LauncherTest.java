package sentiment.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The launcher script, in a project folder of its own with a java and a mvn that only write down how they are called. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    /** All that the launcher may need besides a JDK and Maven. */
    private static final List<String> UTILITIES =
            List.of("dirname", "find", "head", "ln", "mkdir", "mv", "readlink", "rm", "sed", "sleep", "touch");

    @TempDir
    Path folder;

    private Path home;
    private Path jdk;
    private Path tools;

    private record Ran(int exitCode, String out, String err) {}

    @BeforeEach
    void project() throws IOException {
        folder = folder.toRealPath();
        home = Files.createDirectories(folder.resolve("a project"));
        jdk = folder.resolve("jdk");
        tools = Files.createDirectories(folder.resolve("tools"));
        Files.copy(Path.of("sentiment"), home.resolve("sentiment"));
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        Files.createDirectories(home.resolve("src/main/java"));
        for (String name : UTILITIES) {
            Path utility = Stream.of("/bin", "/usr/bin")
                    .map(bin -> Path.of(bin, name))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow();
            script(tools.resolve(name), "exec " + utility + " \"$@\"");
        }
        java("17.0.15");
        script(jdk.resolve("bin/javac"), "");
        script(
                tools.resolve("mvn"),
                "echo \"$PWD\" >> '" + folder + "/builds'; sleep 0.3; mkdir -p target; touch target/sentiment.jar");
    }

    private void java(String version) throws IOException {
        script(
                jdk.resolve("bin/java"),
                "case \"$*\" in\n"
                        + "-version | *' -version') echo 'openjdk version \"" + version
                        + "\"' >&2; echo '    java.home = " + jdk
                        + "' >&2;;\n"
                        + "*) for a in \"$@\"; do echo \"$a\"; done;;\n"
                        + "esac");
    }

    private static void script(Path file, String commands) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + commands + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Process start(Path launcher, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("/bin/sh", launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("JAVA_HOME", jdk.toString());
        builder.environment().put("PATH", tools.toString());
        builder.environment().remove("SENTIMENT_JAVA_OPTS");
        return builder.start();
    }

    private static Ran end(Process process) throws Exception {
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        return new Ran(process.exitValue(), out, err);
    }

    private Ran run(String... arguments) throws Exception {
        return end(start(home.resolve("sentiment"), arguments));
    }

    private long builds() throws IOException {
        Path builds = folder.resolve("builds");
        return Files.exists(builds) ? Files.readAllLines(builds).size() : 0;
    }

    @Test
    void isGoodShell() throws Exception {
        Process check = new ProcessBuilder("/bin/sh", "-n", "sentiment").start();

        assertEquals(new Ran(0, "", ""), end(check));
    }

    @Test
    void buildsOnFirstUseAndSaysSoOnStandardError() throws Exception {
        Ran first = run("info", "--model", "a b");
        Ran second = run("info", "--model", "a b");

        assertEquals(1, builds());
        assertTrue(first.err().startsWith("sentiment: building"), first.err());
        assertEquals("", second.err());
        assertEquals(first.out(), second.out());
        assertTrue(first.out().endsWith("-jar\n" + home + "/target/sentiment.jar\ninfo\n--model\na b\n"), first.out());
        assertTrue(first.out().startsWith("--add-modules\njdk.incubator.vector\n"), first.out());
    }

    @ParameterizedTest
    @CsvSource({"train, true", "tune, true", "pretrain, true", "classify, false", "train --help, false"})
    void trainingAloneHasItsObjectsOnCacheLines(String arguments, boolean aligned) throws Exception {
        Ran ran = run(arguments.split(" "));

        assertEquals(aligned, ran.out().contains("\n-XX:ObjectAlignmentInBytes=64\n"), ran.out());
    }

    @Test
    void buildsAgainWhenASourceIsNewer() throws Exception {
        run("info");
        Path source = Files.writeString(home.resolve("src/main/java/New.java"), "class New {}");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(1)));

        run("info");

        assertEquals(2, builds());
    }

    @Test
    void aBuildThatLeavesTheJarAloneIsNotRepeated() throws Exception {
        run("info");
        script(tools.resolve("mvn"), "echo again >> '" + folder + "/builds'");
        Files.setLastModifiedTime(
                home.resolve("target/sentiment.jar"),
                FileTime.from(Instant.now().minusSeconds(100)));
        Files.setLastModifiedTime(
                home.resolve("target/.built"), FileTime.from(Instant.now().minusSeconds(100)));

        run("info");
        run("info");

        assertEquals(2, builds());
    }

    @Test
    void twoStartsAtOnceBuildOnce() throws Exception {
        Process first = start(home.resolve("sentiment"), "info");
        Process second = start(home.resolve("sentiment"), "info");

        assertEquals(0, end(first).exitCode());
        assertEquals(0, end(second).exitCode());
        assertEquals(1, builds());
    }

    @Test
    void theLockOfAKilledBuildIsTakenOver() throws Exception {
        Files.createDirectories(home.resolve("target"));
        Process dead = new ProcessBuilder("/bin/true").start();
        dead.waitFor();
        Files.createSymbolicLink(home.resolve("target/.building"), Path.of(Long.toString(dead.pid())));

        assertEquals(0, run("info").exitCode());
        assertEquals(1, builds());
    }

    @Test
    void runsThroughALink() throws Exception {
        run("info");
        Files.createDirectories(folder.resolve("bin"));
        Path link = Files.createSymbolicLink(folder.resolve("bin/s"), Path.of("../a project/sentiment"));

        assertTrue(end(start(link, "info")).out().contains(home + "/target/sentiment.jar"));
    }

    @Test
    void aFailedBuildIsAFailureAndTriedAgain() throws Exception {
        script(tools.resolve("mvn"), "echo broken; exit 1");

        Ran failed = run("info");

        assertEquals(1, failed.exitCode());
        assertEquals("", failed.out());
        assertTrue(failed.err().endsWith("broken\nsentiment: the build failed; Maven says why above.\n"), failed.err());
        assertEquals(1, run("info").exitCode());
    }

    @Test
    void aPrebuiltJarNeedsNeitherMavenNorSources() throws Exception {
        run("info");
        Files.delete(tools.resolve("mvn"));
        Files.delete(home.resolve("pom.xml"));

        Ran ran = run("info");

        assertEquals(0, ran.exitCode());
        assertEquals("", ran.err());
    }

    @Test
    void saysWhatIsMissing() throws Exception {
        java("11.0.2");
        assertEquals(
                "sentiment: " + jdk + "/bin/java is Java 11.0.2; install a JDK 17 or newer, or set JAVA_HOME to one.\n",
                run("info").err());
        java("1.8.0_452");
        assertTrue(run("info").err().contains("is Java 1.8.0_452;"));

        java("25");
        Files.delete(jdk.resolve("bin/javac"));
        Ran withoutCompiler = run("info");
        assertTrue(withoutCompiler.err().contains("needs a JDK 17 or newer, not a JRE"), withoutCompiler.err());
        assertEquals(1, withoutCompiler.exitCode());

        Files.delete(jdk.resolve("bin/java"));
        assertTrue(run("info").err().contains("has no bin/java"));
        assertEquals(0, builds());
    }

    @Test
    void withoutMavenTheLastBuildRunsAndAFirstBuildIsRefused() throws Exception {
        Path maven = tools.resolve("mvn");
        Path hidden = folder.resolve("hidden");
        Files.move(maven, hidden);
        assertEquals(
                new Ran(1, "", "sentiment: Maven is missing, which builds Sentiment; install Maven 3.8 or newer.\n"),
                run("info"));

        Files.move(hidden, maven);
        run("info");
        Files.move(maven, hidden);
        Files.setLastModifiedTime(
                home.resolve("pom.xml"), FileTime.from(Instant.now().plusSeconds(1)));

        Ran ran = run("info");
        assertEquals(0, ran.exitCode());
        assertTrue(ran.err().startsWith("sentiment: Maven is missing, so the last build runs"), ran.err());
    }

    @Test
    void newerJavaGetsTheOptionsThatQuietIt() throws Exception {
        java("25.0.1");

        assertTrue(run("info").out().contains("--sun-misc-unsafe-memory-access=allow\n"));
    }

    @Test
    void onlyVerbsThatComputeLoadTheIncubatorModule() throws Exception {
        for (String argument : List.of("fetch", "completion", "--version")) {
            assertTrue(run(argument).out().startsWith("-XX:"));
        }
        assertTrue(run("train", "--help").out().startsWith("-XX:"));
    }

    @ParameterizedTest
    @CsvSource({
        "TERM=xterm, true, true",
        "TERM=dumb, false, false",
        "TERM=xterm NO_COLOR=1, true, false",
        "TERM=xterm NO_COLOR=, true, true",
        "TERM=xterm CLICOLOR=0, true, false",
    })
    @EnabledOnOs(OS.LINUX)
    void barsAndColoursAreForATerminalThatCanShowThem(String environment, boolean terminal, boolean colours)
            throws Exception {
        run("info");
        Path script = Path.of("/usr/bin/script");
        assumeTrue(Files.isExecutable(script), "util-linux's script makes the terminal");
        String command = "env " + environment + " JAVA_HOME='" + jdk + "' PATH='" + tools + "' /bin/sh '"
                + home.resolve("sentiment") + "' info";

        Ran ran = end(new ProcessBuilder(script.toString(), "-qec", command, "/dev/null").start());

        assertTrue(ran.out().contains("-Dsentiment.terminal=" + terminal), ran.out());
        assertTrue(ran.out().contains("-Dsentiment.colours=" + colours), ran.out());
    }

    @Test
    void withoutATerminalThereAreNeitherBarsNorColours() throws Exception {
        String out = run("info").out();

        assertTrue(out.contains("-Dsentiment.terminal=false\n-Dsentiment.colours=false\n"), out);
    }
}
