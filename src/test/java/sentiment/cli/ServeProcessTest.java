package sentiment.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sentiment.explain.NegationModel;

/** The verb as a process of its own. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(120)
class ServeProcessTest {
    private static final String STREAM_HEAD = """
            POST /v1/classify HTTP/1.1
            Host: localhost
            Connection: close
            Content-Type: application/x-ndjson
            Transfer-Encoding: chunked

            """.replace("\n", "\r\n");

    @TempDir
    static Path model;

    @BeforeAll
    static void train() {
        NegationModel.save(model);
    }

    private static Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-modules",
                        "jdk.incubator.vector",
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "serve",
                        "--model",
                        model.toString(),
                        "--port",
                        "0")
                .redirectError(model.resolveSibling("err.txt").toFile())
                .start();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void aSignalStopsItAfterWhatItAcceptedIsAnswered(String signal) throws Exception {
        assumeFalse(
                signal.equals("INT") && Interrupts.ignored(), "a shell's background job passes on that it ignores INT");
        Process process = start();
        try (BufferedReader out = process.inputReader(UTF_8)) {
            URI address = URI.create(out.readLine());
            assertEquals("127.0.0.1", address.getHost());
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort());
                    BufferedReader results =
                            new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8))) {
                send(socket, STREAM_HEAD + "8\r\n\"great\"\n\r\n");
                assertTrue(nextResult(results).startsWith("{\"label\":\"pos\""));

                new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                        .start()
                        .waitFor();
                awaitRefusal(address.getPort());
                send(socket, "7\r\n\"dull\"\n\r\n0\r\n\r\n");
                assertTrue(nextResult(results).startsWith("{\"label\":\"neg\""));
            }
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it ended");
            assertEquals(0, process.exitValue());
            assertEquals(null, out.readLine(), "the address is all that it prints");
        } finally {
            process.destroyForcibly();
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(UTF_8));
    }

    private static String nextResult(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        while (line != null && !line.startsWith("{")) {
            line = lines.readLine();
        }
        return line;
    }

    private static void awaitRefusal(int port) throws InterruptedException {
        while (true) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                TimeUnit.MILLISECONDS.sleep(20);
            } catch (IOException e) {
                return;
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", textBlock = """
            --port 70000          => sentiment serve: port must lie between 0 and 65535 but is 70000. 'sentiment serve --help' explains.
            --queue 0             => sentiment serve: queue must be at least 1 but is 0. 'sentiment serve --help' explains.
            --host no.such.invalid => sentiment: --host no.such.invalid is no address of this machine.
            """)
    void wrongUsageIsOneSentence(String options, String sentence) {
        Cli cli = Cli.run(("serve --model " + model + " " + options).split(" "));

        assertEquals(2, cli.exitCode());
        assertEquals(sentence + System.lineSeparator(), cli.err());
        assertEquals("", cli.out());
    }

    @Test
    void aModelThatIsMissingIsSaid() {
        Cli cli = Cli.run("serve", "--model", "no/such");

        assertEquals(2, cli.exitCode());
        assertTrue(cli.err().startsWith("sentiment: no/such is not a model: "), cli.err());
    }
}
