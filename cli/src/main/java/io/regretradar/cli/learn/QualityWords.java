package io.regretradar.cli.learn;

import io.regretradar.domain.learning.FeatureQuality;
import io.regretradar.domain.learning.Interval;
import io.regretradar.domain.learning.ScoreQuality;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** How the page writes numbers. */
public final class QualityWords {

    private QualityWords() {}

    public static String day(long at) {
        return QualityText.day(at);
    }

    public static String number(double value, int decimals) {
        return QualityText.number(value, decimals);
    }

    public static String percent(double share) {
        return QualityText.percent(share);
    }

    public static String interval(Interval interval, int decimals) {
        return QualityText.interval(interval, decimals);
    }

    /** The interval in brackets, or nothing. */
    public static String ends(Interval interval, int decimals) {
        return interval.known()
                ? "(%s–%s)"
                        .formatted(
                                number(interval.low(), decimals), number(interval.high(), decimals))
                : "";
    }

    public static String signed(double value) {
        return String.format(Locale.ROOT, "%+.2f", value);
    }

    public static String moved(double stability) {
        return QualityText.moved(stability);
    }

    /** Those that carry most first, those that were never there last. */
    public static List<FeatureQuality> byWeight(ScoreQuality quality) {
        return quality.features().stream()
                .sorted(
                        Comparator.comparing(FeatureQuality::neverAvailable)
                                .thenComparing(
                                        Comparator.comparingDouble(FeatureQuality::points)
                                                .reversed()))
                .toList();
    }
}
