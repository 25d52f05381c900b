package sentiment.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import sentiment.evaluation.Breakdown;
import sentiment.evaluation.Breakdown.LengthBand;
import sentiment.evaluation.Breakdown.OperatingPoint;
import sentiment.evaluation.Breakdown.ReliabilityBin;
import sentiment.evaluation.Breakdown.ScoreBin;

/** How scored reviews came out, of one model or, a line each, of several. */
final class EvaluationPictures {
    private final List<Shown> models;
    private final String prefix;

    /** @param prefix of the pictures' ids, which are unique on a page */
    EvaluationPictures(List<Shown> models, String prefix) {
        this.models = models;
        this.prefix = prefix;
    }

    Picture roc() {
        Plot plot = new Plot("negative reviews called positive", "positive reviews called so")
                .shares()
                .guide(0, 0, 1, 1);
        for (Shown model : models) {
            List<OperatingPoint> points = model.breakdown().operatingPoints();
            plot.line(
                    model.ink(),
                    from(0, points, OperatingPoint::falsePositiveRate),
                    from(0, points, OperatingPoint::recall));
        }
        return new Picture(
                "ROC curve",
                "As the threshold falls, more positive reviews are found and more negative ones are called positive. The"
                        + " area under the curve is the chance that a positive review scores above a negative one;"
                        + " dashes: guessing.",
                named(plot, "AUC", breakdown -> breakdown.metrics().auc(), 0.32).draw(prefix + "roc"),
                points(
                        List.of("threshold", "false positive rate", "true positive rate"),
                        point -> List.of(
                                Text.decimal(point.threshold(), 4),
                                Text.exactPercent(point.falsePositiveRate()),
                                Text.exactPercent(point.recall()))));
    }

    Picture precisionRecall() {
        Plot plot = new Plot("recall", "precision").shares();
        for (Shown model : models) {
            List<OperatingPoint> points = model.breakdown().operatingPoints();
            plot.line(model.ink(), values(points, OperatingPoint::recall), values(points, OperatingPoint::precision));
        }
        return new Picture(
                "Precision and recall",
                "Recall: share of the positive reviews that are found. Precision: share of the reviews called positive"
                        + " that are. AP is the mean precision down to each positive review.",
                named(plot, "AP", Breakdown::averagePrecision, 0.32).draw(prefix + "pr"),
                points(
                        List.of("threshold", "recall", "precision"),
                        point -> List.of(
                                Text.decimal(point.threshold(), 4),
                                Text.exactPercent(point.recall()),
                                Text.exactPercent(point.precision()))));
    }

    Picture reliability() {
        Plot plot = new Plot("P(positive), as the model says", "positive reviews among them")
                .shares()
                .guide(0, 0, 1, 1);
        List<List<String>> rows = new ArrayList<>();
        for (Shown model : models) {
            List<ReliabilityBin> bins = model.breakdown().reliability();
            double[] said = values(bins, ReliabilityBin::meanProbability);
            double[] true_ = values(bins, ReliabilityBin::positive);
            plot.line(model.ink(), said, true_)
                    .dots(
                            model.ink(),
                            said,
                            true_,
                            values(bins, bin -> bin.interval().lower()),
                            values(bins, bin -> bin.interval().upper()));
            bins.forEach(bin -> rows.add(row(
                    model,
                    range(bin.lower(), bin.upper()),
                    Text.count(bin.n()),
                    Text.percent(bin.meanProbability()),
                    Text.percent(bin.positive()),
                    interval(bin.interval().lower(), bin.interval().upper()))));
        }
        return new Picture(
                "Reliability",
                "Of reviews that get 80 %, 80 % should be positive (dashes). Below the dashes the model says positive too"
                        + " surely, above them negative. Bars: 95 % intervals. ECE is the mean gap between confidence and"
                        + " accuracy.",
                named(plot, "ECE", breakdown -> breakdown.metrics().ece(), 0.1).draw(prefix + "reliability"),
                table(List.of("P(positive)", "reviews", "mean", "positive", "95 % interval"), rows));
    }

    Picture lengths() {
        List<LengthBand> longest = models.stream()
                .map(model -> model.breakdown().lengths())
                .max((a, b) -> Integer.compare(a.size(), b.size()))
                .orElseThrow();
        double least = models.stream()
                .flatMap(model -> model.breakdown().lengths().stream())
                .mapToDouble(band -> band.interval().lower())
                .min()
                .orElse(0);
        Plot plot = new Plot("words in the review, up to", "accuracy")
                .yRange(Math.floor(20 * least) / 20 - Plot.EDGE / 4, 1 + Plot.EDGE / 4)
                .wholeX(
                        0.5,
                        longest.size() + 0.5,
                        longest.stream().map(EvaluationPictures::upTo).toList())
                .yTicks(Plot.PERCENT);
        List<List<String>> rows = new ArrayList<>();
        for (int m = 0; m < models.size(); m++) {
            Shown model = models.get(m);
            List<LengthBand> bands = model.breakdown().lengths();
            // Side by side, so that no bar hides another.
            double shift = 0.12 * (m - (models.size() - 1) / 2.0);
            double[] place = new double[bands.size()];
            for (int i = 0; i < place.length; i++) {
                place[i] = i + 1 + shift;
            }
            plot.dots(
                    model.ink(),
                    place,
                    values(bands, LengthBand::accuracy),
                    values(bands, band -> band.interval().lower()),
                    values(bands, band -> band.interval().upper()));
            bands.forEach(band -> rows.add(row(
                    model,
                    words(band),
                    Text.count(band.n()),
                    Text.exactPercent(band.accuracy()),
                    interval(band.interval().lower(), band.interval().upper()))));
        }
        return new Picture(
                "Accuracy by length",
                "Words are what stands between blanks. Bars: 95 % intervals.",
                plot.draw(prefix + "lengths"),
                table(List.of("words", "reviews", "accuracy", "95 % interval"), rows));
    }

    /** Of the first model. */
    Picture scores() {
        List<ScoreBin> bins = models.get(0).breakdown().scores();
        double[] edges = new double[bins.size() + 1];
        for (int i = 0; i < bins.size(); i++) {
            edges[i] = bins.get(i).lower();
        }
        edges[bins.size()] = 1;
        double[] negatives = values(bins, ScoreBin::negatives);
        double[] positives = values(bins, ScoreBin::positives);
        double top = 1.08
                * bins.stream()
                        .mapToInt(bin -> Math.max(bin.negatives(), bin.positives()))
                        .max()
                        .orElse(1);
        Plot plot = new Plot("P(positive), as the model says", "reviews")
                .xRange(-Plot.EDGE, 1 + 3 * Plot.EDGE)
                .yRange(0, Math.max(top, 1))
                .xTicks(Plot.PERCENT)
                .yTicks(Text::count)
                .bars(Ink.NEGATIVE, edges, negatives)
                .bars(Ink.POSITIVE, edges, positives)
                .label(Ink.NEGATIVE, "negative reviews", 0.07, 0.9 * top, PlotLabel.Side.RIGHT)
                .label(Ink.POSITIVE, "positive reviews", 0.93, 0.9 * top, PlotLabel.Side.LEFT);
        return new Picture(
                "Distribution of scores",
                "How sure the model is. Negative reviews right of 50 % and positive ones left of it got the wrong label.",
                plot.draw(prefix + "scores"),
                new Table(
                        List.of("P(positive)", "negative reviews", "positive reviews"),
                        bins.stream()
                                .map(bin -> List.of(
                                        range(bin.lower(), bin.upper()),
                                        Text.count(bin.negatives()),
                                        Text.count(bin.positives())))
                                .toList()));
    }

    /** Names the models and a figure of theirs, one line each, upwards from a height at the right. */
    private Plot named(Plot plot, String figure, ToDoubleFunction<Breakdown> value, double height) {
        for (int m = 0; m < models.size(); m++) {
            Shown model = models.get(m);
            String name = models.size() == 1 ? "" : model.name() + "  ";
            plot.label(
                    model.ink(),
                    name + figure + " " + Text.percent(value.applyAsDouble(model.breakdown())),
                    1,
                    height + 0.08 * (models.size() - 1 - m),
                    PlotLabel.Side.LEFT);
        }
        return plot;
    }

    private Table points(List<String> headings, Function<OperatingPoint, List<String>> cells) {
        List<List<String>> rows = new ArrayList<>();
        for (Shown model : models) {
            List<OperatingPoint> points = model.breakdown().operatingPoints();
            // All of them stand in the data file; a table of about fifty is one that somebody reads.
            int step = Math.max(1, points.size() / 50);
            for (int i = 0; i < points.size(); i += step) {
                rows.add(row(model, cells.apply(points.get(i)).toArray(String[]::new)));
            }
        }
        return table(headings, rows);
    }

    private Table table(List<String> headings, List<List<String>> rows) {
        if (models.size() == 1) {
            return new Table(headings, rows);
        }
        List<String> all = new ArrayList<>(List.of("model"));
        all.addAll(headings);
        return new Table(all, rows);
    }

    private List<String> row(Shown model, String... cells) {
        List<String> row = new ArrayList<>(models.size() == 1 ? List.of() : List.of(model.name()));
        row.addAll(List.of(cells));
        return row;
    }

    private static <T> double[] values(List<T> list, ToDoubleFunction<T> value) {
        return list.stream().mapToDouble(value).toArray();
    }

    private static <T> double[] from(double first, List<T> list, ToDoubleFunction<T> value) {
        double[] values = new double[list.size() + 1];
        values[0] = first;
        for (int i = 0; i < list.size(); i++) {
            values[i + 1] = value.applyAsDouble(list.get(i));
        }
        return values;
    }

    private static String upTo(LengthBand band) {
        return band.to() == Integer.MAX_VALUE ? "more" : Integer.toString(band.to());
    }

    private static String words(LengthBand band) {
        return band.to() == Integer.MAX_VALUE ? band.from() + " or more" : band.from() + " to " + band.to();
    }

    private static String range(double lower, double upper) {
        return String.format(Locale.ROOT, "%.0f to %.0f %%", 100 * lower, 100 * upper);
    }

    private static String interval(double lower, double upper) {
        return Text.percent(lower) + " to " + Text.percent(upper);
    }
}
