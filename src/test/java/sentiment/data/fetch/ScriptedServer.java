package sentiment.data.fetch;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A web server on the loopback interface that answers the n-th request as a test says, well-mannered or not. */
final class ScriptedServer implements Closeable {
    /** One request: its path and its headers, names in lower case. */
    record Request(int number, String path, Map<String, String> headers) {
        Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }

        /** The first byte asked for; 0 without a range. */
        int from() {
            return header("range")
                    .map(range -> Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1")))
                    .orElse(0);
        }
    }

    /** Writes a raw response; the connection is closed when it returns. */
    @FunctionalInterface
    interface Answer {
        void write(Request request, OutputStream out) throws IOException, InterruptedException;
    }

    final List<Request> requests = new CopyOnWriteArrayList<>();
    private final ServerSocket socket;
    private final Answer answer;
    private final CountDownLatch closed = new CountDownLatch(1);

    ScriptedServer(Answer answer) throws IOException {
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.answer = answer;
        start(this::accept);
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + path);
    }

    /** Waits until the test ends: what a stalled server does. */
    void stall() throws InterruptedException {
        closed.await();
    }

    static void head(OutputStream out, int status, String... headers) throws IOException {
        String head = "HTTP/1.1 " + status + " -\r\nConnection: close\r\n" + String.join("\r\n", headers)
                + (headers.length > 0 ? "\r\n" : "") + "\r\n";
        out.write(head.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    /** Serves a file as a good server does: ranges, If-Range, ETag; cuts the connection after {@code most} bytes. */
    static void serve(Request request, OutputStream out, byte[] file, String etag, int most) throws IOException {
        boolean resumes = request.header("range").isPresent()
                && request.header("if-range").map(etag::equals).orElse(true);
        int from = resumes ? request.from() : 0;
        if (resumes) {
            head(
                    out,
                    206,
                    "ETag: " + etag,
                    "Content-Length: " + (file.length - from),
                    "Content-Range: bytes " + from + "-" + (file.length - 1) + "/" + file.length);
        } else {
            head(out, 200, "ETag: " + etag, "Content-Length: " + file.length);
        }
        out.write(file, from, Math.min(most, file.length - from));
        out.flush();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                start(() -> answer(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void answer(Socket connection) {
        try (connection) {
            String[] lines = readHead(connection.getInputStream()).split("\r\n", -1);
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (int i = 1; !lines[i].isEmpty(); i++) {
                String[] header = lines[i].split(": ", 2);
                headers.put(header[0], header[1]);
            }
            Request request = new Request(requests.size() + 1, lines[0].split(" ", 3)[1], headers);
            requests.add(request);
            answer.write(request, connection.getOutputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // A client that has enough closes the connection.
        }
    }

    private static String readHead(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int b = in.read();
            if (b < 0) {
                throw new IOException("the client went away");
            }
            head.write(b);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
