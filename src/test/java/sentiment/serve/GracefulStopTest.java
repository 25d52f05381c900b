package sentiment.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sentiment.serve.Running.json;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sentiment.data.InputException;

@Timeout(60)
class GracefulStopTest {
    @Test
    void whatWasAcceptedIsAnsweredAndNothingElseIsAccepted() throws Exception {
        HeldClassifier classifier = new HeldClassifier();
        Running running = Running.with(classifier);
        List<CompletableFuture<HttpResponse<String>>> accepted = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            accepted.add(running.classifyLater("[\"0." + (i + 1) + "\", \"0.9\"]"));
        }
        int port = running.server().address().getPort();
        int taken = 0;
        while (taken < 16) {
            taken = classifier.texts()
                    + Integer.parseInt(
                            running.get("/metrics").body().replaceAll("(?s).*\nsentiment_queue_length (\\d+).*", "$1"));
        }
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(running::close);
        while (isOpen(port)) {
            Thread.onSpinWait();
        }
        assertTrue(accepted.stream().noneMatch(CompletableFuture::isDone));
        // Longer than Jetty leaves idle connections open while it stops.
        TimeUnit.MILLISECONDS.sleep(1500);
        classifier.letGo();

        for (int i = 0; i < accepted.size(); i++) {
            HttpResponse<String> response = accepted.get(i).get(30, TimeUnit.SECONDS);
            assertEquals(200, response.statusCode());
            assertEquals((i + 1) / 10.0, json(response).at("/0/probability").asDouble());
        }
        stopped.get(30, TimeUnit.SECONDS);
    }

    private static boolean isOpen(int port) throws Exception {
        try {
            new Socket(InetAddress.getLoopbackAddress(), port).close();
            return true;
        } catch (ConnectException e) {
            return false;
        }
    }

    @Test
    void anAddressThatIsTakenOrNotThisMachinesIsSaid() {
        try (Running running = Running.with(Running.AS_WRITTEN)) {
            int port = running.server().address().getPort();

            String taken = assertThrows(
                            InputException.class,
                            () -> Running.with(Running.AS_WRITTEN, ServeConfig.on("127.0.0.1", port)))
                    .getMessage();
            assertTrue(taken.startsWith("Cannot listen on 127.0.0.1, port " + port + " ("), taken);
            assertTrue(taken.endsWith("; choose another with --port, or 0 for any that is free"), taken);
            assertEquals(
                    "--host no.such.host.invalid is no address of this machine",
                    assertThrows(
                                    InputException.class,
                                    () -> Running.with(Running.AS_WRITTEN, ServeConfig.on("no.such.host.invalid", 0)))
                            .getMessage());
        }
    }
}
