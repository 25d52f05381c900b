package sentiment.data.fetch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns the name of an archive entry into a path that cannot leave the folder it is unpacked into. */
final class EntryName {
    private EntryName() {}

    /**
     * The name with {@code /} between its segments, without {@code .} segments; empty if the name is absolute, climbs,
     * or holds a character that some system takes for a separator, a drive or a stream.
     */
    static Optional<String> safe(String name) {
        boolean odd =
                name.startsWith("/") || name.chars().anyMatch(c -> c == '\\' || c == ':' || Character.isISOControl(c));
        List<String> segments = new ArrayList<>();
        for (String segment : name.split("/", -1)) {
            odd |= segment.equals("..");
            if (!segment.isEmpty() && !segment.equals(".")) {
                segments.add(segment);
            }
        }
        return odd ? Optional.empty() : Optional.of(String.join("/", segments));
    }
}
