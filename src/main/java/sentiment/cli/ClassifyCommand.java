package sentiment.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sentiment.data.ReviewInputs;
import sentiment.data.ReviewStream;
import sentiment.model.BatchClassifier;
import sentiment.model.Classification;

/** {@code classify}: reviews in, a label and a probability each out, in their order. */
@Command(
        name = "classify",
        description = "Tells whether reviews are positive or negative.",
        sortOptions = false,
        footerHeading = "%nFormats (probability is P(positive); pos from 0.5 on):%n",
        footer = {
            "  text   label<TAB>probability<TAB>id, four decimals",
            "  csv    id,label,probability under a header, six decimals",
            "  jsonl  {\"id\":\"a.txt\",\"label\":\"pos\",\"probability\":0.973124} a line,",
            "         {\"id\":\"b.txt\",\"error\":\"...\"} for what cannot be read",
            "",
            "What cannot be read is reported on standard error, the rest goes on, and the",
            "exit code is 1. An empty text is classified too: it gets the model's answer to",
            "no words at all.",
            "",
            "Examples:",
            "  sentiment classify reviews/ more/*.txt",
            "  sentiment classify --model models/mine --format csv --out out.csv in.csv",
            "  echo 'Not bad at all.' | sentiment classify -"
        })
final class ClassifyCommand implements Callable<Integer> {
    private final Streams streams;
    private final ModelLoader models;

    @Mixin
    private ModelOption model;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} where none is given.")
    private ResultFormat format;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write the results there, not to standard output; FILE appears when all are done.")
    private Path out;

    @Option(
            names = "--abstain-below",
            paramLabel = "P",
            defaultValue = "0.5",
            converter = Abstention.Converter.class,
            description = "Call a review 'uncertain' where neither label is as likely as P, from 0.5 to below 1;"
                    + " ${DEFAULT-VALUE}, which is never, where none is given.")
    private Abstention abstention;

    @Mixin
    private ReviewPaths paths;

    @Mixin
    private CommonOptions common;

    ClassifyCommand(Streams streams, ModelLoader models) {
        this.streams = streams;
        this.models = models;
    }

    @Override
    public Integer call() throws Exception {
        Tally tally = new Tally();
        try (ReviewStream input = ReviewInputs.open(paths.all(), streams.in());
                ResultOutput output = out == null ? ResultOutput.to(streams.out()) : ResultOutput.to(out);
                OpenModel opened = models.load(model.directory());
                Counter counter = new Counter(streams.err(), "reviews", showsProgress())) {
            output.write(format.header());
            new BatchClassifier(opened.classifier()).classify(input, results -> {
                counter.clear();
                write(results, output);
                tally.add(results, abstention);
                counter.show(tally.total());
            });
            output.commit();
        }
        if (tally.failed() > 0 || showsProgress()) {
            streams.err().println(tally.summary());
        }
        return tally.failed() > 0 ? ExitCode.SOFTWARE : ExitCode.OK;
    }

    /** Results on standard output are progress enough. */
    private boolean showsProgress() {
        return out != null && !common.quiet();
    }

    private void write(List<Classification> results, ResultOutput output) {
        try {
            for (Classification result : results) {
                if (result instanceof Classification.Unreadable unreadable) {
                    streams.err()
                            .println(Sentences.line(Sentences.ended(unreadable.id() + ": " + unreadable.problem())));
                }
                output.write(format.line(result, abstention));
            }
            output.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
