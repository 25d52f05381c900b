package sentiment.data;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The paths below a folder in natural order, found when asked for: only the names of the folders on the way to the
 * current path are in memory. Links are followed, hidden names are skipped.
 */
final class PathWalk implements Iterator<PathWalk.Visit> {

    /** What to do with a path. */
    enum Step {
        TAKE,
        ENTER,
        SKIP
    }

    /** Says where to go. */
    interface Guide {
        /**
         * @param path below the folder that the walk started at
         * @param depth 1 for what lies in that folder itself
         * @param folder whether {@code path} is one; only then may it be entered
         */
        Step step(Path path, int depth, boolean folder);
    }

    /**
     * A path that was taken, or a folder that could not be entered.
     *
     * @param problem why it could not, to stand behind its name and a colon
     */
    record Visit(Path path, Optional<String> problem) {}

    private record Level(Path folder, Path realFolder, Iterator<String> names) {}

    private final Guide guide;
    private final Deque<Level> levels = new ArrayDeque<>();
    private Optional<Visit> ahead;

    PathWalk(Path folder, Guide guide) {
        this.guide = guide;
        this.ahead = enter(folder);
    }

    @Override
    public boolean hasNext() {
        while (ahead.isEmpty() && !levels.isEmpty()) {
            Level level = levels.getLast();
            if (level.names.hasNext()) {
                ahead = visit(level.folder.resolve(level.names.next()));
            } else {
                levels.removeLast();
            }
        }
        return ahead.isPresent();
    }

    @Override
    public Visit next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no path is left");
        }
        Visit visit = ahead.orElseThrow();
        ahead = Optional.empty();
        return visit;
    }

    private Optional<Visit> visit(Path path) {
        boolean folder = Files.isDirectory(path);
        return switch (guide.step(path, levels.size(), folder)) {
            case TAKE -> Optional.of(new Visit(path, Optional.empty()));
            case ENTER -> enter(path);
            case SKIP -> Optional.empty();
        };
    }

    private Optional<Visit> enter(Path folder) {
        try {
            Path real = folder.toRealPath();
            if (levels.stream().anyMatch(level -> level.realFolder.equals(real))) {
                return Optional.of(new Visit(folder, Optional.of("a link back to a folder that holds it")));
            }
            levels.addLast(new Level(folder, real, names(folder).iterator()));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(new Visit(folder, Optional.of(ReadFailure.problem(e))));
        }
    }

    /** A path as ids have it: with {@code /} between names on every system. */
    static String name(Path path) {
        return path.toString().replace(path.getFileSystem().getSeparator(), "/");
    }

    /** The names in a folder, hidden ones left out, in natural order. */
    static List<String> names(Path folder) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
            for (Path path : paths) {
                String name = path.getFileName().toString();
                if (!name.startsWith(".")) {
                    names.add(name);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        names.sort(NaturalOrder.NAMES);
        return names;
    }
}
