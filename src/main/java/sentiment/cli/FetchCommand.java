package sentiment.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sentiment.data.fetch.Dataset;
import sentiment.data.fetch.Downloader;
import sentiment.data.fetch.Fetcher;
import sentiment.data.fetch.GloveDataset;
import sentiment.data.fetch.ImdbDataset;
import sentiment.data.fetch.Patience;
import sentiment.data.fetch.ProgressListener;

/** Downloads the real data, or unpacks archives of them, into the data folder. */
@Command(
        name = "fetch",
        description = "Downloads the IMDB reviews or the GloVe vectors, checks and unpacks them.",
        synopsisSubcommandLabel = "imdb|glove",
        commandListHeading = "%nWhat:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  sentiment fetch imdb",
            "  sentiment fetch glove --dimension 100",
            "  sentiment fetch imdb --from Downloads/aclImdb_v1.tar.gz"
        })
final class FetchCommand {
    /** Where the archive comes from and where its content goes. */
    static final class Source {
        @Option(
                names = "--data",
                paramLabel = "DIR",
                defaultValue = "data",
                description = "The data folder (default: ${DEFAULT-VALUE}).")
        private Path data;

        @Option(
                names = "--from",
                paramLabel = "FILE|URL",
                description = "An archive on disk or a mirror's URL in place of the original.")
        private Optional<String> from;

        @Option(
                names = "--sha256",
                paramLabel = "HEX",
                description = "The SHA-256 that the archive must have (default: the original's, for the original).")
        private Optional<String> sha256;

        @Option(names = "--force", description = "Replace what exists.")
        private boolean force;
    }

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean help;

    @Command(
            name = "imdb",
            description =
                    "The Large Movie Review Dataset (Maas et al. 2011; 84 MB to download, 0.5 GB on disk): DIR/aclImdb/.",
            footerHeading = "%nExamples:%n",
            footer = {"  sentiment fetch imdb", "  sentiment fetch imdb --from Downloads/aclImdb_v1.tar.gz"})
    int imdb(@Mixin Source source, @Mixin CommonOptions options) throws IOException {
        return fetch(ImdbDataset.published(), source, options);
    }

    @Command(
            name = "glove",
            description =
                    "GloVe vectors trained on 6 billion words (Pennington et al. 2014; 862 MB to download, 2.2 GB on disk for all dimensions): DIR/glove.6B.*d.txt.",
            footerHeading = "%nExamples:%n",
            footer = {"  sentiment fetch glove --dimension 50", "  sentiment fetch glove --from glove.6B.zip"})
    int glove(
            @Mixin Source source,
            @Option(
                            names = "--dimension",
                            paramLabel = "N",
                            description = "Keep only these vectors: 50, 100, 200 or 300 (default: all in the archive).")
                    Integer dimension,
            @Mixin CommonOptions options)
            throws IOException {
        return fetch(
                GloveDataset.published(dimension == null ? OptionalInt.empty() : OptionalInt.of(dimension)),
                source,
                options);
    }

    private int fetch(Dataset dataset, Source source, CommonOptions options) throws IOException {
        Fetcher.Request request = new Fetcher.Request(dataset, source.data, source.from, source.sha256, source.force);
        Fetcher.Fetched fetched;
        try (Bars bars = new Bars(options.quiet())) {
            fetched = new Fetcher(new Downloader(Patience.standard()), bars).fetch(request);
        }
        PrintWriter out = spec.commandLine().getOut();
        String made = fetched.made().stream().map(Path::toString).collect(Collectors.joining(", "));
        String files = fetched.files() == 1 ? "" : String.format(Locale.ROOT, "%,d files, ", fetched.files());
        out.println(String.format(Locale.ROOT, "Made %s (%s%,.1f MB).", made, files, fetched.bytes() / 1e6));
        fetched.archive()
                .ifPresent(archive -> out.println(
                        "Kept " + archive + ", so that it need not be downloaded again; delete it to save room."));
        out.println("Next: " + nextCommand(source.data));
        out.flush();
        return ExitCode.OK;
    }

    /** To fetch what is still missing in the data folder, else to train on it. */
    private static String nextCommand(Path data) {
        Path imdb = data.resolve("aclImdb");
        String option = data.equals(Path.of("data")) ? "" : " --data " + quoted(data);
        if (!Files.isDirectory(imdb)) {
            return "./sentiment fetch imdb" + option;
        }
        for (int dimension : GloveDataset.DIMENSIONS) {
            Path vectors = data.resolve("glove.6B." + dimension + "d.txt");
            if (Files.exists(vectors)) {
                return "./sentiment train --data " + quoted(imdb) + " --embeddings " + quoted(vectors)
                        + " --embeddings.dimension=" + dimension;
            }
        }
        return "./sentiment fetch glove" + option;
    }

    private static String quoted(Path path) {
        String text = path.toString();
        return text.matches("[\\w./:@%+=,\\\\-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    /** One bar a task, as the library goes from task to task. */
    private static final class Bars implements ProgressListener, AutoCloseable {
        private final boolean quiet;
        private String task = "";
        private long total;
        private Progress bar = Progress.bar(task, 0, 0, "bytes", true);

        Bars(boolean quiet) {
            this.quiet = quiet;
        }

        @Override
        public void progress(String newTask, long done, long newTotal) {
            if (!newTask.equals(task) || newTotal != total) {
                bar.close();
                task = newTask;
                total = newTotal;
                bar = Progress.bar(task, 0, total, "bytes", quiet);
            }
            bar.stepTo(done);
        }

        @Override
        public void close() {
            bar.close();
        }
    }
}
