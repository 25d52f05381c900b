package sentiment.cli;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sentiment.data.Review;
import sentiment.data.ReviewInputs;
import sentiment.data.ReviewStream;
import sentiment.explain.Explainer;
import sentiment.explain.Explanation;
import sentiment.explain.Method;
import sentiment.model.SentimentModel;

/** {@code explain}: reviews in, which of their words and sentences decided. */
@Command(
        name = "explain",
        description = "Shows which words made a model call reviews positive or negative.",
        sortOptions = false,
        footerHeading = "%nMethods:%n",
        footer = {
            "  gradients  a share of the score for each word, by integrated gradients; the",
            "             shares add up to it within 1 %%",
            "  occlusion  what the score loses without each sentence, or without each word",
            "             where there is one sentence only",
            "",
            "On a terminal words for positive are blue and those for negative orange and",
            "underlined; elsewhere, and where NO_COLOR is set, they stand as [+good] and",
            "[-dull], the strong ones as [++good] and [--dull].",
            "",
            "Examples:",
            "  echo 'Not bad at all.' | sentiment explain -",
            "  sentiment explain --format html review.txt > why.html",
            "  sentiment explain --model models/mine --method occlusion --format jsonl reviews/"
        })
final class ExplainCommand implements Callable<Integer> {
    private final Streams streams;

    @Mixin
    private ModelOption model;

    @Option(
            names = "--method",
            paramLabel = "METHOD",
            description = "${COMPLETION-CANDIDATES}; may be given twice; gradients where none is given.")
    private Set<Method> methods = EnumSet.noneOf(Method.class);

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} where none is given.")
    private ExplanationFormat format;

    @Mixin
    private ReviewPaths paths;

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli and Failures act on it
    private CommonOptions common;

    ExplainCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws Exception {
        Set<Method> wanted = methods.isEmpty() ? EnumSet.of(Method.GRADIENTS) : methods;
        boolean failed = false;
        try (ReviewStream input = ReviewInputs.open(paths.all(), streams.in());
                ResultOutput output = ResultOutput.to(streams.out());
                SentimentModel opened = SentimentModel.load(model.directory())) {
            Explainer explainer = new Explainer(opened);
            output.write(format.head());
            while (input.hasNext()) {
                ReviewStream.Item item = input.next();
                if (item instanceof ReviewStream.Read read) {
                    failed |= !write(explainer, read.review(), wanted, output);
                } else if (item instanceof ReviewStream.Failed unread) {
                    tell(unread.id(), unread.problem());
                    failed = true;
                }
            }
            output.write(format.foot());
            output.commit();
        }
        return failed ? ExitCode.SOFTWARE : ExitCode.OK;
    }

    /** Whether the review could be explained; if not, says so. */
    private boolean write(Explainer explainer, Review review, Set<Method> wanted, ResultOutput output)
            throws IOException {
        Explanation explanation;
        try {
            explanation = explainer.explain(review.text(), wanted);
        } catch (ArithmeticException e) {
            tell(review.id(), e.getMessage());
            return false;
        }
        output.write(format.of(review.id(), explanation, Boolean.getBoolean("sentiment.colours")));
        output.flush();
        return true;
    }

    private void tell(String id, String problem) {
        streams.err().println(Sentences.line(Sentences.ended(id + ": " + problem)));
    }
}
