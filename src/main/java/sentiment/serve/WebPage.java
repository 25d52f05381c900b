package sentiment.serve;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import sentiment.explain.ExplanationHtml;

/** The files of the web page and the API's description, which stand among the program's resources. */
final class WebPage {
    private WebPage() {}

    static void addTo(Router router) {
        router.get("/", file("index.html", "text/html; charset=utf-8"))
                .get("/explanation.css", css())
                .get("/page.css", file("page.css", "text/css; charset=utf-8"))
                .get("/page.js", file("page.js", "text/javascript; charset=utf-8"))
                .get("/tables.js", file("tables.js", "text/javascript; charset=utf-8"))
                .get("/icon.svg", file("icon.svg", "image/svg+xml"))
                .get("/openapi.json", file("openapi.json", "application/json"));
    }

    /** The colours of words are explain's own. */
    private static Endpoint css() {
        Answer answer = Answer.text("text/css; charset=utf-8", ExplanationHtml.css());
        return Endpoint.of(() -> answer);
    }

    private static Endpoint file(String name, String contentType) {
        Answer answer = new Answer(200, contentType, bytes(name), Map.of());
        return Endpoint.of(() -> answer);
    }

    static byte[] bytes(String name) {
        try (InputStream in = WebPage.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
