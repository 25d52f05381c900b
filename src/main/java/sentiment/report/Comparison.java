package sentiment.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sentiment.data.AtomicFiles;

/** Several models side by side. Immutable. */
public final class Comparison {
    /** As many as there are colours that are told apart. */
    public static final int MOST = Ink.SERIES.size();

    private final List<Compared> models;

    private Comparison(List<Compared> models) {
        this.models = models;
    }

    /**
     * Reads what the models' directories hold.
     *
     * @param directories two to {@link #MOST}
     * @throws sentiment.data.InputException where one is no model, or holds a damaged file
     */
    public static Comparison of(List<Path> directories) {
        if (directories.size() < 2 || directories.size() > MOST) {
            throw new IllegalArgumentException(
                    "directories must be 2 to " + MOST + " but are " + directories.size() + ".");
        }
        List<Path> whole = directories.stream()
                .map(directory -> directory.toAbsolutePath().normalize())
                .toList();
        boolean distinct = whole.stream().map(Path::getFileName).distinct().count() == whole.size();
        List<Compared> models = new ArrayList<>();
        for (int i = 0; i < directories.size(); i++) {
            String name = (distinct ? whole.get(i).getFileName() : directories.get(i)).toString();
            models.add(Compared.read(directories.get(i), name, Ink.SERIES.get(i)));
        }
        return new Comparison(models);
    }

    /** Writes the page. */
    public void write(Path page) {
        String html = new ComparisonPage(models).html().toString();
        AtomicFiles.write(page, file -> Files.writeString(file, html));
    }

    /** The key figures as a table for people; lines end in {@code \n}. */
    public String toText() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(KeyFigures.HEADINGS);
        models.forEach(model -> rows.add(KeyFigures.of(model)));
        int[] width = new int[KeyFigures.HEADINGS.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < width.length; i++) {
                width[i] = Math.max(width[i], row.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            text.append(String.format(Locale.ROOT, "%-" + width[0] + "s", row.get(0)));
            for (int i = 1; i < width.length; i++) {
                text.append(String.format(Locale.ROOT, "  %" + width[i] + "s", row.get(i)));
            }
            text.append('\n');
        }
        return text.toString();
    }
}
