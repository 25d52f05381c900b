package sentiment.data;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Reviews to classify, from what a person names on the command line:
 *
 * <ul>
 *   <li>a text file: one review, named by its path; a byte order mark is dropped, the rest kept as it is;
 *   <li>a folder: the {@code .txt} files in it and below, in natural order (2 before 10), hidden names and the
 *       listings of an aclImdb folder ({@code urls_*.txt}, {@code imdbEr.txt}) left out;
 *   <li>a glob, {@code * ? [a-z] {a,b} **}, where no such file exists and the shell did not expand it;
 *   <li>a table as {@link LabelledReviews} reads it: a review a row, the label optional;
 *   <li>{@code -}: standard input, a review a line, named {@code -:LINE}; an empty line is an empty review.
 * </ul>
 *
 * A file named {@code .gz} is decompressed. Texts are UTF-8. A file, line or row that is not (another encoding, or
 * binary: a NUL character), that is longer than 64 MiB, malformed, or unreadable is a {@link ReviewStream.Failed},
 * and the stream goes on behind it; only a broken CSV table ends with its first such row.
 */
public final class ReviewInputs {
    private ReviewInputs() {}

    /**
     * Opens the arguments; texts are read when the stream is asked for them, so memory does not grow with their number.
     *
     * @param standardInput read where {@code -} stands, and not closed
     * @throws InputException when an argument names nothing, holds no reviews or is a table without the column
     *     {@code text}, or {@code -} stands twice
     */
    public static ReviewStream open(List<String> arguments, InputStream standardInput) {
        if (arguments.isEmpty()) {
            throw new InputException("no input; give text files, folders, globs, tables (" + ReviewTable.NAMES
                    + ") or - for standard input");
        }
        if (arguments.contains("")) {
            // As a path it would be the current folder, which an unset shell variable does not mean.
            throw new InputException("an empty argument names no input; check the variable it came from");
        }
        if (Collections.frequency(arguments, "-") > 1) {
            throw new InputException("- stands twice; standard input can be read only once");
        }
        arguments.stream().filter(argument -> !argument.equals("-")).forEach(ReviewInputs::check);
        return new ChainedReviews<>(
                arguments.iterator(),
                argument -> argument.equals("-")
                        ? lines(standardInput)
                        : new ChainedReviews<>(visits(argument), PathReviews::open));
    }

    private static void check(String argument) {
        Iterator<PathWalk.Visit> visits = visits(argument);
        boolean any = false;
        while (!any && visits.hasNext()) {
            any = PathReviews.hasReviews(visits.next());
        }
        if (!any) {
            throw new InputException(argument + ": no reviews there; a folder must hold .txt files, a glob match some");
        }
        existing(argument)
                .filter(path -> Files.isRegularFile(path) && ReviewTable.isTable(path))
                .ifPresent(ReviewInputs::checkHeader);
    }

    /** A table that cannot be read at all is left to the stream, which names it and goes on. */
    private static void checkHeader(Path table) {
        try {
            ReviewTable.open(table, PathWalk.name(table), LabelRule.OPTIONAL).close();
        } catch (InputException e) {
            throw new InputException(table + ": " + e.getMessage(), e);
        } catch (IOException e) {
            return;
        }
    }

    /** What an argument names: one path, or those that a glob matches. */
    private static Iterator<PathWalk.Visit> visits(String argument) {
        Optional<Path> path = existing(argument);
        if (path.isPresent()) {
            return List.of(new PathWalk.Visit(path.get(), Optional.empty())).iterator();
        }
        if (!Glob.isGlob(argument)) {
            throw new InputException(argument + ": no such file or folder; give text files, folders, globs, tables ("
                    + ReviewTable.NAMES + ") or - for standard input");
        }
        Glob glob = Glob.parse(argument, FileSystems.getDefault());
        return Files.isDirectory(glob.base()) ? new PathWalk(glob.base(), glob.guide()) : Collections.emptyIterator();
    }

    private static Optional<Path> existing(String argument) {
        FileSystem files = FileSystems.getDefault();
        try {
            return Optional.of(files.getPath(argument)).filter(Files::exists);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static ReviewStream lines(InputStream standardInput) {
        InputStream unclosed = new FilterInputStream(standardInput) {
            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                return in.read(bytes, from, length);
            }

            @Override
            public void close() {}
        };
        return new LineReviews(
                new Lines(unclosed),
                "-",
                (row, line) -> Optional.of(new Review(row, line, Optional.empty(), Optional.empty())));
    }
}
