package sentiment.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A chart with two named axes that is built up from lines, steps, points and labels, all in the page's colours. */
final class Plot {
    static final Function<Double, String> PERCENT = value -> String.format(Locale.ROOT, "%.0f %%", 100 * value);
    /** XChart leaves out the label of a tick that stands at the very edge. */
    static final double EDGE = 0.02;

    private static final int WIDTH = 440;
    private static final int HEIGHT = 300;
    /** About what is left of the width for the plot itself. */
    private static final double INNER_WIDTH = 350;

    private static final int LEAST_SPACING = 34;
    /** Height of labels and a title under the chart. */
    private static final int BELOW = 44;

    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    private static final Color CLEAR = new Color(0, 0, 0, 0);

    private final XYChart chart = new XYChart(WIDTH, HEIGHT);
    /** What is written under the axis, where that is not XChart's work. */
    private final List<PlotLabel> below = new ArrayList<>();

    private int parts;

    Plot(String x, String y) {
        chart.setXAxisTitle(x);
        chart.setYAxisTitle(y);
        XYStyler style = chart.getStyler();
        style.setLocale(Locale.ROOT);
        style.setBaseFont(FONT).setChartFontColor(Ink.FAINT.standIn());
        style.setAxisTitleFont(FONT).setAxisTickLabelsFont(FONT);
        style.setAxisTickLabelsColor(Ink.FAINT.standIn()).setAxisTickPadding(6).setAxisTitlePadding(6);
        style.setChartBackgroundColor(CLEAR).setPlotBackgroundColor(CLEAR).setPlotBorderVisible(false);
        style.setLegendVisible(false).setChartTitleVisible(false).setChartPadding(4);
        style.setPlotMargin(0).setAxisTicksLineVisible(false).setAxisTicksMarksVisible(false);
        style.setPlotGridVerticalLinesVisible(false)
                .setPlotGridLinesColor(Ink.GRID.standIn())
                .setPlotGridLinesStroke(new BasicStroke(1));
        style.setPlotContentSize(1).setMarkerSize(7);
        style.setXAxisTickMarkSpacingHint(60).setYAxisTickMarkSpacingHint(44);
    }

    Plot xRange(double from, double to) {
        chart.getStyler().setXAxisMin(from).setXAxisMax(to);
        return this;
    }

    /** Both axes from 0 to 100 %. */
    Plot shares() {
        return xRange(-EDGE, 1 + 3 * EDGE)
                .yRange(-EDGE, 1 + EDGE)
                .xTicks(PERCENT)
                .yTicks(PERCENT);
    }

    Plot yRange(double from, double to) {
        chart.getStyler().setYAxisMin(from).setYAxisMax(to);
        return this;
    }

    Plot xTicks(Function<Double, String> format) {
        chart.getStyler().setXAxisTickLabelsFormattingFunction(format);
        return this;
    }

    /**
     * Ticks of the x axis at whole numbers from 1 on, as many as have room. XChart's own would run on to the axis' end.
     *
     * @param labels of 1, 2, and so on
     */
    Plot wholeX(double from, double to, List<String> labels) {
        chart.getStyler().setXAxisTicksVisible(false).setXAxisTitleVisible(false);
        xRange(from, to);
        double unit = INNER_WIDTH / (to - from);
        int step = (int) Math.max(1, Math.ceil(LEAST_SPACING / unit));
        for (int i = 0; i < labels.size(); i += step) {
            below.add(new PlotLabel(labels.get(i), i + 1, bottom(), PlotLabel.Side.BELOW, Ink.FAINT.standIn(), FONT));
        }
        below.add(new PlotLabel(
                chart.getXAxisTitle(),
                (1 + labels.size()) / 2.0,
                bottom(),
                PlotLabel.Side.TITLE,
                Ink.FAINT.standIn(),
                FONT));
        return this;
    }

    private double bottom() {
        return chart.getStyler().getYAxisMin();
    }

    Plot yTicks(Function<Double, String> format) {
        chart.getStyler().setYAxisTickLabelsFormattingFunction(format);
        return this;
    }

    /** Straight lines from point to point; points that are not finite are left out. */
    Plot line(Ink ink, double[] x, double[] y) {
        add(x, y, XYSeriesRenderStyle.Line, ink);
        return this;
    }

    /** A thin dashed line, for what is only compared with. */
    Plot guide(double fromX, double fromY, double toX, double toY) {
        add(new double[] {fromX, toX}, new double[] {fromY, toY}, XYSeriesRenderStyle.Line, Ink.FAINT)
                .setLineStyle(
                        new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {4, 4}, 0));
        return this;
    }

    /** Dots, each with a bar from low to high; a point that is not finite is left out. */
    Plot dots(Ink ink, double[] x, double[] y, double[] low, double[] high) {
        for (int i = 0; i < x.length; i++) {
            add(new double[] {x[i], x[i]}, new double[] {low[i], high[i]}, XYSeriesRenderStyle.Line, ink)
                    .setLineStyle(new BasicStroke(1.2f));
        }
        dots(ink, x, y);
        return this;
    }

    /** Dots without bars. */
    Plot dots(Ink ink, double[] x, double[] y) {
        XYSeries series = add(x, y, XYSeriesRenderStyle.Scatter, ink);
        if (series != null) {
            series.setMarker(SeriesMarkers.CIRCLE).setMarkerColor(ink.standIn());
        }
        return this;
    }

    /** A filled outline of bars; {@code x} holds the bars' left ends and the last right one. */
    Plot bars(Ink ink, double[] x, double[] height) {
        double[] y = Arrays.copyOf(height, x.length);
        y[x.length - 1] = height[height.length - 1];
        Color colour = ink.standIn();
        add(x, y, XYSeriesRenderStyle.StepArea, ink)
                .setFillColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 60));
        return this;
    }

    /** Words at a place of the chart. */
    Plot label(Ink ink, String text, double x, double y, PlotLabel.Side side) {
        chart.addAnnotation(new PlotLabel(text, x, y, side, ink.standIn(), FONT));
        return this;
    }

    /**
     * Draws it.
     *
     * @param id unique on the page, of letters and digits
     */
    Html draw(String id) {
        below.forEach(chart::addAnnotation);
        return Html.drawing(Svg.of(chart, below.isEmpty() ? 0 : BELOW, id));
    }

    /** Null where no point is finite, which XChart could not draw. */
    private XYSeries add(double[] x, double[] y, XYSeriesRenderStyle style, Ink ink) {
        int[] finite = IntStream.range(0, x.length)
                .filter(i -> Double.isFinite(x[i]) && Double.isFinite(y[i]))
                .toArray();
        if (finite.length == 0) {
            return null;
        }
        XYSeries series = chart.addSeries(
                "part " + parts++,
                Arrays.stream(finite).mapToDouble(i -> x[i]).toArray(),
                Arrays.stream(finite).mapToDouble(i -> y[i]).toArray());
        series.setXYSeriesRenderStyle(style);
        series.setMarker(SeriesMarkers.NONE).setLineColor(ink.standIn());
        series.setLineWidth(2);
        return series;
    }
}
