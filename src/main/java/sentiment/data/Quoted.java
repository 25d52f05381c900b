package sentiment.data;

import java.util.List;
import java.util.stream.Collectors;

/** Values of the input as they stand in a message: quoted, on one line, not endless. */
final class Quoted {
    private static final int LONGEST = 40;

    private Quoted() {}

    static String of(String value) {
        String start = value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "...";
        return "\"" + start.replaceAll("\\p{Cntrl}", " ") + "\"";
    }

    static String all(List<String> values) {
        return values.stream().map(Quoted::of).collect(Collectors.joining(", "));
    }
}
