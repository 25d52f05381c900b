package sentiment.serve;

import java.util.Map;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What Jetty itself refuses, such as a malformed request or one that comes while it stops, in the form of all errors. */
final class JsonErrors extends ErrorHandler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        new Exchange(request, response, callback).send(Answer.error(status, sentence(status), headers(status)));
        return true;
    }

    private static String sentence(int status) {
        return switch (status) {
            case 414 -> "The request's address is too long.";
            case 431 -> "The request's headers are too large.";
            case 503 -> "The server is stopping; ask again when it is back.";
            default ->
                status < 500
                        ? "The request is not one that HTTP knows."
                        : "The server failed at this request; its log says why.";
        };
    }

    private static Map<String, String> headers(int status) {
        return status == 503 ? Refusal.busy("").headers() : Map.of();
    }
}
