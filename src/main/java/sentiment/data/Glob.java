package sentiment.data;

import java.nio.file.FileSystem;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A pattern such as {@code reviews/&#42;.txt}: {@code * ? [a-z] {a,b}} within a name, {@code &#42;&#42;} for any
 * number of folders.
 *
 * @param base the folder before the first name that holds a pattern
 */
record Glob(Path base, PathWalk.Guide guide) {
    private static final Pattern MAGIC = Pattern.compile("[*?\\[{]");

    static boolean isGlob(String argument) {
        return MAGIC.matcher(argument).find();
    }

    /** @throws InputException when the pattern is not well-formed */
    static Glob parse(String argument, FileSystem files) {
        try {
            String[] names = argument.replace(files.getSeparator(), "/").split("/");
            int start = 0;
            while (!isGlob(names[start])) {
                start++;
            }
            String base = String.join("/", List.of(names).subList(0, start));
            Path folder = files.getPath(start > 0 && base.isEmpty() ? "/" : base);
            return new Glob(folder, guide(folder, List.of(names).subList(start, names.length), files));
        } catch (PatternSyntaxException | InvalidPathException e) {
            throw new InputException(argument + ": no such file and no valid pattern; check its brackets", e);
        }
    }

    private static PathWalk.Guide guide(Path base, List<String> names, FileSystem files) {
        String pattern = String.join("/", names);
        PathMatcher whole = files.getPathMatcher("glob:" + pattern);
        // "**/" also stands for no folder at all, as shells have it.
        PathMatcher withoutFolders = files.getPathMatcher("glob:" + pattern.replace("**/", ""));
        int anyDepthFrom = names.stream()
                .filter(name -> name.contains("**"))
                .findFirst()
                .map(names::indexOf)
                .orElse(names.size());
        List<PathMatcher> nameMatchers = new ArrayList<>();
        for (String name : names.subList(0, anyDepthFrom)) {
            nameMatchers.add(files.getPathMatcher("glob:" + name));
        }
        return (path, depth, folder) -> {
            Path below = relative(base, path);
            if (whole.matches(below) || withoutFolders.matches(below)) {
                return PathWalk.Step.TAKE;
            }
            boolean onTheWay = depth > nameMatchers.size()
                    ? anyDepthFrom < names.size()
                    : nameMatchers.get(depth - 1).matches(path.getFileName());
            return folder && onTheWay ? PathWalk.Step.ENTER : PathWalk.Step.SKIP;
        };
    }

    private static Path relative(Path base, Path path) {
        return base.toString().isEmpty() ? path : base.relativize(path);
    }
}
