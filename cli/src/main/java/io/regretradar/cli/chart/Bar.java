package io.regretradar.cli.chart;

import java.awt.BasicStroke;
import java.util.List;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.renderer.category.StackedBarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.category.DefaultCategoryDataset;

/** A horizontal bar of one or several parts, for a cell of a table. */
public final class Bar {
    private static final int WIDTH = 240;
    private static final int HEIGHT = 16;
    private static final float MARK = 2f;

    private Bar() {}

    /**
     * A part of the bar.
     *
     * @param length at least 0, in the unit of the whole
     */
    public record Part(double length, Ink ink) {}

    /**
     * @param parts from left to right; together at most {@code whole}
     * @param whole what the full width stands for, above 0
     */
    public static Svg of(List<Part> parts, double whole) {
        return of(parts, whole, List.of());
    }

    /**
     * @param marks lines across the bar, in the unit of the whole
     */
    public static Svg of(List<Part> parts, double whole, List<Double> marks) {
        DefaultCategoryDataset lengths = new DefaultCategoryDataset();
        StackedBarRenderer renderer = new StackedBarRenderer();
        renderer.setBarPainter(new StandardBarPainter());
        renderer.setShadowVisible(false);
        renderer.setDrawBarOutline(false);
        renderer.setMaximumBarWidth(1);
        double drawn = 0;
        for (int i = 0; i < parts.size(); i++) {
            lengths.addValue(parts.get(i).length(), Integer.valueOf(i), "");
            renderer.setSeriesPaint(i, parts.get(i).ink().placeholder());
            drawn += parts.get(i).length();
        }
        lengths.addValue(Math.max(0, whole - drawn), Integer.valueOf(parts.size()), "");
        renderer.setSeriesPaint(parts.size(), Ink.TRACK.placeholder());
        CategoryPlot plot = new CategoryPlot(lengths, names(), length(whole), renderer);
        plot.setOrientation(PlotOrientation.HORIZONTAL);
        plot.setRangeGridlinesVisible(false);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        for (double mark : marks) {
            plot.addRangeMarker(
                    new ValueMarker(mark, Ink.GUIDE.placeholder(), new BasicStroke(MARK)),
                    Layer.FOREGROUND);
        }
        Plots.bare(plot);
        return Svg.stretching(Plots.chart(plot), WIDTH, HEIGHT);
    }

    private static CategoryAxis names() {
        CategoryAxis axis = new CategoryAxis();
        axis.setVisible(false);
        axis.setLowerMargin(0);
        axis.setUpperMargin(0);
        return axis;
    }

    private static NumberAxis length(double whole) {
        NumberAxis axis = new NumberAxis();
        axis.setVisible(false);
        axis.setRange(0, whole);
        return axis;
    }
}
