package sentiment.notebooks;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * One thing that a cell shows.
 *
 * @param kind nbformat's {@code output_type}
 * @param type of the content, a MIME type; {@code text/plain} for what was printed
 * @param content the text, or base64 of a picture
 */
record Output(String kind, String type, String content) {
    static final String PRINTED = "stream";
    static final String DISPLAYED = "display_data";
    static final String RESULT = "execute_result";

    static Output printed(String text) {
        return new Output(PRINTED, "text/plain", text);
    }

    static Output display(String type, String content) {
        return new Output(DISPLAYED, type, content);
    }

    static Output result(String text) {
        return new Output(RESULT, "text/plain", text);
    }

    /**
     * What two runs have in common.
     *
     * @param varies whether numbers differ from run to run: then of a text its words count, of anything else that it is there
     */
    String comparable(boolean varies) {
        String head = kind + " " + type + "\n";
        if (type.equals("image/png")) {
            // Letters are drawn with the machine's fonts.
            return head;
        }
        if (!varies) {
            return head + content;
        }
        return type.equals("text/plain") ? head + words(content) : head;
    }

    private static String words(String text) {
        return text.lines()
                .map(line -> line.replaceAll("[-+]?\\d[\\d,.:]*", "#")
                        .replaceAll("\\s+", " ")
                        .strip())
                .collect(Collectors.joining("\n"));
    }

    boolean isBinary() {
        return type.equals("image/png");
    }

    /** Those that every front end shows. */
    boolean isKnown() {
        return Set.of("text/plain", "text/html", "image/svg+xml", "image/png").contains(type);
    }
}
