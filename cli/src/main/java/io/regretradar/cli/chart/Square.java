package io.regretradar.cli.chart;

import java.awt.BasicStroke;
import java.awt.geom.Ellipse2D;
import java.util.List;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** A line in a field with a grid of quarters; what the axes mean stands beside it in the page. */
public final class Square {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;
    private static final double DOT = 6;
    private static final int PARTS = 4;

    private Square() {}

    /** A point, in the units of the field. */
    public record Point(double x, double y) {}

    /**
     * @param line the points that are joined, from left to right
     * @param dots points that are marked
     * @param diagonal whether a line from corner to corner stands for comparison
     * @param width what the field's width stands for, above 0
     * @param height what its height stands for, above 0
     */
    public static Svg of(
            List<Point> line, List<Point> dots, boolean diagonal, double width, double height) {
        XYPlot plot = new XYPlot();
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        plot.setDomainAxis(axis(width));
        plot.setRangeAxis(axis(height));
        Plots.bare(plot);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setDomainGridlinePaint(Ink.TRACK.placeholder());
        plot.setRangeGridlinePaint(Ink.TRACK.placeholder());
        plot.setDomainGridlineStroke(new BasicStroke(1));
        plot.setRangeGridlineStroke(new BasicStroke(1));
        if (diagonal) {
            plot.setDataset(0, data(List.of(new Point(0, 0), new Point(width, height))));
            plot.setRenderer(0, lines(Ink.GUIDE, 1, new float[] {3, 4}));
        }
        plot.setDataset(1, data(line));
        plot.setRenderer(1, lines(Ink.LINE, 2, null));
        plot.setDataset(2, data(dots));
        plot.setRenderer(2, dots());
        return Svg.of(Plots.chart(plot), WIDTH, HEIGHT);
    }

    private static XYSeriesCollection data(List<Point> points) {
        XYSeries series = new XYSeries("points", false);
        points.forEach(point -> series.add(point.x(), point.y()));
        return new XYSeriesCollection(series);
    }

    private static XYLineAndShapeRenderer lines(Ink ink, float width, float[] dashes) {
        XYLineAndShapeRenderer line = new XYLineAndShapeRenderer(true, false);
        line.setDrawSeriesLineAsPath(true);
        line.setSeriesPaint(0, ink.placeholder());
        line.setSeriesStroke(
                0,
                new BasicStroke(
                        width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1, dashes, 0));
        return line;
    }

    private static XYLineAndShapeRenderer dots() {
        XYLineAndShapeRenderer dots = new XYLineAndShapeRenderer(false, true);
        dots.setSeriesPaint(0, Ink.LINE.placeholder());
        dots.setSeriesShape(0, new Ellipse2D.Double(-DOT / 2, -DOT / 2, DOT, DOT));
        return dots;
    }

    private static NumberAxis axis(double to) {
        NumberAxis axis = new NumberAxis();
        axis.setAxisLineVisible(false);
        axis.setTickLabelsVisible(false);
        axis.setTickMarksVisible(false);
        axis.setRange(0, to);
        axis.setTickUnit(new NumberTickUnit(to / PARTS));
        return axis;
    }
}
