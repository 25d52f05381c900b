package sentiment.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Curves over epochs, each named at its end. */
final class LearningPictures {
    /** Share of the epochs' width that the names at the ends get. */
    private static final double ROOM = 0.34;
    /** Share of the chart's height between two names at least. */
    private static final double APART = 0.075;

    private record Curve(String name, Ink ink, double[] epochs, double[] values) {
        static Curve of(String name, Ink ink, List<EpochPoint> epochs, ToDoubleFunction<EpochPoint> value) {
            return new Curve(
                    name,
                    ink,
                    epochs.stream().mapToDouble(EpochPoint::epoch).toArray(),
                    epochs.stream().mapToDouble(value).toArray());
        }

        double end() {
            return values[values.length - 1];
        }
    }

    private LearningPictures() {}

    /** Of one model. */
    static List<Picture> of(Shown model) {
        List<EpochPoint> epochs = model.epochs();
        Plot loss = lossPlot(List.of(
                Curve.of("training", Ink.THIRD, epochs, EpochPoint::loss),
                Curve.of("validation", Ink.FOURTH, epochs, EpochPoint::validationLoss)));
        Plot accuracy = accuracyPlot(List.of(Curve.of("validation", Ink.FOURTH, epochs, EpochPoint::accuracy)));
        Table numbers = new Table(
                List.of("epoch", "training loss", "validation log loss", "validation accuracy", "tokens/s", "time"),
                epochs.stream()
                        .map(point -> List.of(
                                Integer.toString(point.epoch()),
                                Text.decimal(point.loss(), 4),
                                Text.decimal(point.validationLoss(), 4),
                                Text.exactPercent(point.accuracy()),
                                Text.count(point.tokensPerSecond()),
                                Text.duration(point.seconds())))
                        .toList());
        return List.of(
                new Picture(
                        "Loss",
                        "Mean loss of a review in nats; training with dropout on. A validation loss that rises while the"
                                + " training loss falls means that the model learns its reviews by heart.",
                        loss.draw("loss"),
                        numbers),
                new Picture(
                        "Accuracy",
                        "Share of the validation reviews with the right label. The model of the best epoch is kept.",
                        accuracy.draw("accuracy"),
                        numbers));
    }

    /** Of several models, a line each. */
    static List<Picture> compared(List<Shown> models) {
        return List.of(
                new Picture(
                        "Validation accuracy",
                        "Share of the validation reviews with the right label, by epoch.",
                        accuracyPlot(curves(models, EpochPoint::accuracy)).draw("accuracy"),
                        numbers(models, EpochPoint::accuracy, Text::exactPercent)),
                new Picture(
                        "Validation log loss",
                        "Mean log loss of a validation review in nats, by epoch.",
                        lossPlot(curves(models, EpochPoint::validationLoss)).draw("validation"),
                        numbers(models, EpochPoint::validationLoss, value -> Text.decimal(value, 4))),
                new Picture(
                        "Training loss",
                        "Mean loss of a training review in nats, dropout on, by epoch.",
                        lossPlot(curves(models, EpochPoint::loss)).draw("training"),
                        numbers(models, EpochPoint::loss, value -> Text.decimal(value, 4))));
    }

    private static List<Curve> curves(List<Shown> models, ToDoubleFunction<EpochPoint> value) {
        return models.stream()
                .filter(model -> !model.epochs().isEmpty())
                .map(model -> Curve.of(model.name(), model.ink(), model.epochs(), value))
                .toList();
    }

    private static Table numbers(
            List<Shown> models, ToDoubleFunction<EpochPoint> value, Function<Double, String> format) {
        List<List<String>> rows = new ArrayList<>();
        for (Shown model : models) {
            for (EpochPoint point : model.epochs()) {
                rows.add(List.of(
                        model.name(), Integer.toString(point.epoch()), format.apply(value.applyAsDouble(point))));
            }
        }
        return new Table(List.of("model", "epoch", "value"), rows);
    }

    private static Plot lossPlot(List<Curve> curves) {
        double top = 1.06
                * curves.stream()
                        .flatMapToDouble(curve -> Arrays.stream(curve.values()))
                        .filter(Double::isFinite)
                        .max()
                        .orElse(1);
        return plot("loss (nats)", curves, -0.02 * top, top).yTicks(value -> Text.decimal(value, 2));
    }

    private static Plot accuracyPlot(List<Curve> curves) {
        double least = curves.stream()
                .flatMapToDouble(curve -> Arrays.stream(curve.values()))
                .filter(Double::isFinite)
                .min()
                .orElse(0);
        double most = curves.stream()
                .flatMapToDouble(curve -> Arrays.stream(curve.values()))
                .filter(Double::isFinite)
                .max()
                .orElse(1);
        double bottom = Math.max(0, Math.floor(50 * least - 0.5) / 50);
        double top = Math.min(1, Math.ceil(50 * most + 0.5) / 50);
        return plot("accuracy", curves, bottom, top).yTicks(Plot.PERCENT);
    }

    private static Plot plot(String axis, List<Curve> curves, double bottom, double top) {
        double last = curves.stream()
                .flatMapToDouble(curve -> Arrays.stream(curve.epochs()))
                .max()
                .orElse(1);
        double width = Math.max(last - 1, 1);
        Plot plot = new Plot("epoch", axis)
                .yRange(bottom, top)
                .wholeX(
                        1 - 0.04 * width,
                        1 + (1 + ROOM) * width,
                        IntStream.rangeClosed(1, (int) last)
                                .mapToObj(Integer::toString)
                                .toList());
        for (Curve curve : curves) {
            plot.line(curve.ink(), curve.epochs(), curve.values());
            if (curve.epochs().length <= 20) {
                plot.dots(curve.ink(), curve.epochs(), curve.values());
            }
        }
        name(plot, curves, last, bottom, top);
        return plot;
    }

    /** Writes the names right of all curves, each at its curve's height or as near as the others let it. */
    private static void name(Plot plot, List<Curve> curves, double last, double bottom, double top) {
        List<Curve> rising = curves.stream()
                .filter(curve -> Double.isFinite(curve.end()))
                .sorted(Comparator.comparingDouble(Curve::end))
                .toList();
        double apart = APART * (top - bottom);
        double[] heights = new double[rising.size()];
        for (int i = 0; i < heights.length; i++) {
            double end = rising.get(i).end();
            heights[i] = i == 0 ? end : Math.max(end, heights[i - 1] + apart);
        }
        for (int i = heights.length - 1; i >= 0; i--) {
            double most = i == heights.length - 1 ? top : heights[i + 1] - apart;
            heights[i] = Math.min(heights[i], most);
        }
        for (int i = 0; i < heights.length; i++) {
            plot.label(rising.get(i).ink(), rising.get(i).name(), last, heights[i], PlotLabel.Side.RIGHT);
        }
    }
}
