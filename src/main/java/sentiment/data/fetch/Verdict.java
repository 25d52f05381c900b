package sentiment.data.fetch;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server's answer means for a part file.
 *
 * @param action what to do with it
 * @param total the whole file's length, -1 where the server keeps it to itself
 * @param validator the strong ETag or Last-Modified of the file
 * @param problem why the body is not taken; empty where it is
 */
record Verdict(Action action, long total, Optional<String> validator, String problem) {
    enum Action {
        /** The body is the whole file. */
        START,
        /** The body goes on where the part file ends. */
        CONTINUE,
        /** The part file cannot be continued: empty it, ask again. */
        START_OVER,
        /** The server has a bad moment: ask again later. */
        RETRY,
        /** Asking again will not help. */
        FAIL,
        /** The server holds another file than the one expected. */
        REFUSE
    }

    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");

    static Verdict of(ResponseInfo response, PartFile part, Expected expected) {
        int status = response.statusCode();
        Verdict verdict = switch (status) {
            case 200 -> whole(response.headers());
            case 206 -> rest(response.headers(), part);
            case 416 -> problem(Action.START_OVER, "the server refuses to resume");
            case 408, 425, 429, 500, 502, 503, 504 -> problem(Action.RETRY, "the server answers with status " + status);
            default -> problem(Action.FAIL, "the server answers with status " + status);
        };
        long wanted = expected.bytes().orElse(verdict.total);
        if (verdict.takesBody() && verdict.total >= 0 && verdict.total != wanted) {
            return problem(
                    Action.REFUSE, "the server offers %d bytes, the file has %d".formatted(verdict.total, wanted));
        }
        return verdict;
    }

    boolean takesBody() {
        return action == Action.START || action == Action.CONTINUE;
    }

    private static Verdict whole(HttpHeaders headers) {
        return new Verdict(
                Action.START, headers.firstValueAsLong("Content-Length").orElse(-1), validator(headers), "");
    }

    private static Verdict rest(HttpHeaders headers, PartFile part) {
        Matcher range =
                CONTENT_RANGE.matcher(headers.firstValue("Content-Range").orElse(""));
        if (!range.matches() || Long.parseLong(range.group(1)) != part.length()) {
            return problem(Action.START_OVER, "the server resumes at another place than asked");
        }
        long total = range.group(3).equals("*") ? part.total() : Long.parseLong(range.group(3));
        Optional<String> validator = validator(headers);
        boolean changed = (part.total() >= 0 && total != part.total())
                || (validator.isPresent() && !validator.equals(part.validator()));
        return changed
                ? problem(Action.START_OVER, "the file changed on the server")
                : new Verdict(Action.CONTINUE, total, part.validator(), "");
    }

    /** If-Range compares strongly, so a weak ETag is of no use. */
    private static Optional<String> validator(HttpHeaders headers) {
        return headers.firstValue("ETag")
                .filter(tag -> tag.startsWith("\""))
                .or(() -> headers.firstValue("Last-Modified"));
    }

    static Verdict problem(Action action, String problem) {
        return new Verdict(action, -1, Optional.empty(), problem);
    }
}
