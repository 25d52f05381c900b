package sentiment.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sentiment.data.LabelledReviews;
import sentiment.data.Review;
import sentiment.data.ReviewStream;
import sentiment.evaluation.BinaryEvaluation;
import sentiment.evaluation.Metrics;
import sentiment.model.BatchClassifier;
import sentiment.model.Classification;
import sentiment.model.ModelJson;
import sentiment.model.TextClassifier;

/** {@code evaluate}: how well a model does on labelled reviews. */
@Command(
        name = "evaluate",
        description = "Measures a model on labelled reviews it has not seen.",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  sentiment evaluate --model models/imdb --data data/aclImdb",
            "  sentiment evaluate --model models/imdb --data mine.tsv --json"
        })
final class EvaluateCommand implements Callable<Integer> {
    private final Streams streams;
    private final ModelLoader models;

    @Mixin
    private ModelOption model;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR|FILE",
            description =
                    "An aclImdb folder (its test part counts), any folder with pos/ and neg/, or a table (tsv, csv,"
                            + " jsonl, also gz) with columns or keys 'text' and 'label'.")
    private Path data;

    @Option(names = "--json", description = "Print one JSON object instead of a table.")
    private boolean json;

    @Mixin
    private CommonOptions common;

    EvaluateCommand(Streams streams, ModelLoader models) {
        this.streams = streams;
        this.models = models;
    }

    @Override
    public Integer call() throws Exception {
        List<Review> reviews = LabelledReviews.test(data);
        try (OpenModel opened = models.load(model.directory());
                ResultOutput output = ResultOutput.to(streams.out())) {
            BinaryEvaluation evaluation = evaluate(opened.classifier(), reviews);
            output.write(json ? json(evaluation) : text(evaluation));
            output.commit();
        }
        return ExitCode.OK;
    }

    private BinaryEvaluation evaluate(TextClassifier classifier, List<Review> reviews) {
        BinaryEvaluation evaluation = new BinaryEvaluation();
        AtomicLong done = new AtomicLong();
        try (Progress progress = Progress.bar("evaluate", reviews.size(), "reviews", common.quiet())) {
            new BatchClassifier(classifier)
                    .classify(reviews.stream().map(ReviewStream.Read::new).iterator(), results -> {
                        results.forEach(result -> add(evaluation, (Classification.Scored) result));
                        progress.stepTo(done.addAndGet(results.size()));
                    });
        }
        return evaluation;
    }

    private static void add(BinaryEvaluation evaluation, Classification.Scored scored) {
        evaluation.add(scored.review().label().orElseThrow(), scored.probability());
    }

    /** Keys: {@code model}, {@code data}, those of {@link Metrics}, {@code reliability}. */
    private String json(BinaryEvaluation evaluation) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("model", model.directory().toString());
        object.put("data", data.toString());
        object.setAll((ObjectNode) ModelJson.tree(evaluation.metrics()));
        object.set("reliability", ModelJson.tree(evaluation.reliability().bins()));
        return ModelJson.line(object) + '\n';
    }

    private String text(BinaryEvaluation evaluation) {
        return model.directory() + " on " + data + "\n\n" + evaluation.metrics().toText() + "\n"
                + evaluation.reliability().toText();
    }
}
