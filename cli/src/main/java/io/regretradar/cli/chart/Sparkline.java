package io.regretradar.cli.chart;

import java.awt.BasicStroke;
import java.awt.geom.Ellipse2D;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYAreaRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** A score over time, small enough for a line of text, with the lines of the bands. */
public final class Sparkline {
    private static final int WIDTH = 240;
    private static final int HEIGHT = 56;
    private static final float LINE = 2f;
    private static final double DOT = 5;

    private Sparkline() {}

    /**
     * A point of the line.
     *
     * @param at any unit of time
     * @param score 0..100
     */
    public record Point(double at, double score) {}

    /**
     * @param points in the order of time; a single one is a dot
     * @param from where the line's time begins, so that accounts known for a short time begin later
     * @param bands the scores at which bands begin
     */
    public static Svg of(List<Point> points, double from, double to, List<Double> bands) {
        XYSeries series = new XYSeries("score");
        points.forEach(point -> series.add(point.at(), point.score()));
        XYPlot plot = new XYPlot();
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        plot.setDomainAxis(axis(from, to + (to - from) * .02));
        plot.setRangeAxis(axis(0, 104));
        plot.setDataset(0, new XYSeriesCollection(series));
        plot.setRenderer(0, area());
        plot.setDataset(1, new XYSeriesCollection(series));
        plot.setRenderer(1, line());
        if (!points.isEmpty()) {
            XYSeries last = new XYSeries("last");
            last.add(points.get(points.size() - 1).at(), points.get(points.size() - 1).score());
            plot.setDataset(2, new XYSeriesCollection(last));
            plot.setRenderer(2, dot());
        }
        bands.forEach(
                band ->
                        plot.addRangeMarker(
                                new ValueMarker(
                                        band,
                                        Ink.GUIDE.placeholder(),
                                        new BasicStroke(1, 0, 0, 1, new float[] {2, 3}, 0)),
                                Layer.BACKGROUND));
        Plots.bare(plot);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        JFreeChart chart = Plots.chart(plot);
        return Svg.of(chart, WIDTH, HEIGHT);
    }

    private static XYAreaRenderer area() {
        XYAreaRenderer area = new XYAreaRenderer();
        area.setSeriesPaint(0, Ink.AREA.placeholder());
        area.setOutline(false);
        return area;
    }

    private static XYLineAndShapeRenderer line() {
        XYLineAndShapeRenderer line = new XYLineAndShapeRenderer(true, false);
        line.setDrawSeriesLineAsPath(true);
        line.setSeriesPaint(0, Ink.LINE.placeholder());
        line.setSeriesStroke(
                0, new BasicStroke(LINE, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        return line;
    }

    private static XYLineAndShapeRenderer dot() {
        XYLineAndShapeRenderer dot = new XYLineAndShapeRenderer(false, true);
        dot.setSeriesPaint(0, Ink.LINE.placeholder());
        dot.setSeriesShape(0, new Ellipse2D.Double(-DOT / 2, -DOT / 2, DOT, DOT));
        return dot;
    }

    private static NumberAxis axis(double from, double to) {
        NumberAxis axis = new NumberAxis();
        axis.setVisible(false);
        axis.setRange(from, to);
        return axis;
    }
}
