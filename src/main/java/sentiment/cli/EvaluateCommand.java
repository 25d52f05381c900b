package sentiment.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sentiment.data.LabelledReviews;
import sentiment.data.Review;
import sentiment.evaluation.BinaryEvaluation;
import sentiment.evaluation.Metrics;
import sentiment.model.Classification;
import sentiment.model.ModelJson;
import sentiment.report.Evaluated;
import sentiment.report.Machine;
import sentiment.report.Report;

/** {@code evaluate}: how well a model does on labelled reviews. */
@Command(
        name = "evaluate",
        description = "Measures a model on labelled reviews it has not seen.",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  sentiment evaluate --data data/aclImdb",
            "  sentiment evaluate --model models/mine --data mine.tsv --json"
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

    @Option(
            names = "--report",
            paramLabel = "FILE.html",
            description = "Where the page with pictures goes, or 'none' (default: evaluation-DATA.html in the model's"
                    + " folder, where that can be written).")
    private Optional<String> report;

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
            List<Classification.Scored> scored =
                    ReviewScores.of(opened.classifier(), reviews, "evaluate", common.quiet());
            BinaryEvaluation evaluation = ReviewScores.evaluation(scored);
            output.write(json ? json(evaluation) : text(evaluation));
            output.commit();
            writeReport(opened, scored);
        }
        return ExitCode.OK;
    }

    private void writeReport(OpenModel opened, List<Classification.Scored> scored) {
        ReportOutput output = new ReportOutput(streams.err(), common.quiet());
        ReportOutput.Maker maker = () -> Report.of(
                model.directory(),
                ModelJson.tree(opened.manifest()),
                Evaluated.of(data.toString(), scored, MistakeWords.of(opened.classifier())),
                Machine.facts());
        Path beside = model.directory().resolve("evaluation-" + DataName.of(data) + ".html");
        if (report.isEmpty() && Files.isWritable(model.directory())) {
            output.offer(beside, maker);
        } else if (report.isPresent() && !report.get().equals("none")) {
            output.write(Path.of(report.get()), maker);
        }
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
