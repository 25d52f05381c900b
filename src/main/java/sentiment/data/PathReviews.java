package sentiment.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The reviews at a path, whatever it is: a text file, a table, a folder of text files. */
final class PathReviews {
    private PathReviews() {}

    /** Opens a path; what is wrong with it becomes a {@link ReviewStream.Failed}. */
    static ReviewStream open(PathWalk.Visit visit) {
        String name = PathWalk.name(visit.path());
        if (visit.problem().isPresent()) {
            return new OneItem(new ReviewStream.Failed(name, visit.problem().get()));
        }
        if (Files.isDirectory(visit.path())) {
            return new ChainedReviews<>(folder(visit.path()), PathReviews::open);
        }
        return ReviewTable.isTable(visit.path()) ? table(visit.path(), name) : new OneItem(file(visit.path(), name));
    }

    /** Whether there is something to open: anything but a folder without text files. */
    static boolean hasReviews(PathWalk.Visit visit) {
        return visit.problem().isPresent()
                || !Files.isDirectory(visit.path())
                || folder(visit.path()).hasNext();
    }

    private static PathWalk folder(Path folder) {
        return new PathWalk(folder, (path, depth, isFolder) -> {
            if (isFolder) {
                return PathWalk.Step.ENTER;
            }
            boolean review = AclImdbFolder.isReview(path.getFileName().toString()) && !AclImdbFolder.isListing(path);
            return review ? PathWalk.Step.TAKE : PathWalk.Step.SKIP;
        });
    }

    private static ReviewStream.Item file(Path file, String name) {
        try {
            return new ReviewStream.Read(new Review(name, Utf8.read(file), Optional.empty(), Optional.empty()));
        } catch (InputException e) {
            return new ReviewStream.Failed(name, e.getMessage());
        } catch (IOException e) {
            return new ReviewStream.Failed(name, ReadFailure.problem(e));
        }
    }

    private static ReviewStream table(Path file, String name) {
        try {
            return ReviewTable.open(file, name, LabelRule.OPTIONAL);
        } catch (InputException e) {
            return new OneItem(new ReviewStream.Failed(name, e.getMessage()));
        } catch (IOException e) {
            return new OneItem(new ReviewStream.Failed(name, ReadFailure.problem(e)));
        }
    }
}
