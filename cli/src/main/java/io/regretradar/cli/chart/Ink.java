package io.regretradar.cli.chart;

import java.awt.Color;
import java.util.Locale;

/**
 * Colours that a chart leaves to the page: each becomes the style sheet's {@code --chart-NAME}, so
 * that one drawing fits a light page, a dark one and paper.
 */
public enum Ink {
    /** What the chart is about. */
    LINE,
    /** A faint fill below the line. */
    AREA,
    /** Reference lines. */
    GUIDE,
    /** An empty part. */
    TRACK,
    GOOD,
    WATCH,
    BAD,
    CRITICAL;

    /** Stands for the ink while the library draws; no drawing uses these colours otherwise. */
    Color placeholder() {
        return new Color(1, 2, 100 + ordinal());
    }

    /** As the library writes the placeholder. */
    String written() {
        Color color = placeholder();
        return "rgb(%d,%d,%d)".formatted(color.getRed(), color.getGreen(), color.getBlue());
    }

    /** As the page is to read it. */
    String variable() {
        return "var(--chart-%s)".formatted(name().toLowerCase(Locale.ROOT));
    }
}
