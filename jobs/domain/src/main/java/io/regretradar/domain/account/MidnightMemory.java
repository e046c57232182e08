package io.regretradar.domain.account;

import io.regretradar.domain.scorecard.Feature;
import io.regretradar.domain.scorecard.Numbers;
import io.regretradar.domain.scorecard.Score;
import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.IOException;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** The evaluations of the last eight local midnights, to say what changed within a week. */
final class MidnightMemory {

    private static final int WEEK = 7;

    /**
     * @param hundredths contributions in hundredths of a point, by feature
     */
    private record Midnight(double raw, short[] hundredths) {}

    private final NavigableMap<Integer, Midnight> midnights = new TreeMap<>();

    /** How many midnights in a row, up to the last one, usage was on the rise. */
    private int usageStreak;

    /** Contributions at the last midnight at which their sources spoke, in hundredths. */
    private final short[] spoken = new short[Feature.COUNT];

    /**
     * @param withheld features without a value because their source is silent
     */
    void note(int day, Score score, Set<Feature> withheld) {
        short[] hundredths = new short[Feature.COUNT];
        for (Feature feature : Feature.values()) {
            long rounded = Math.round(Numbers.round(score.points(feature), 2) * 100);
            hundredths[feature.ordinal()] =
                    (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, rounded));
            if (!withheld.contains(feature)) {
                spoken[feature.ordinal()] = hundredths[feature.ordinal()];
            }
        }
        midnights.put(day, new Midnight(score.raw(), hundredths));
        midnights.headMap(day - WEEK, false).clear();
    }

    /** Points of those features at the last midnight at which their sources spoke. */
    double lastSpoken(Set<Feature> features) {
        double sum = 0;
        for (Feature feature : features) {
            sum += spoken[feature.ordinal()] / 100.0;
        }
        return sum;
    }

    void usage(double ratio, double rising) {
        usageStreak = ratio >= rising ? usageStreak + 1 : 0;
    }

    int usageStreak() {
        return usageStreak;
    }

    /** Raw score at the midnight seven days before, or NaN. */
    double rawWeekBefore(int day) {
        Midnight midnight = midnights.get(day - WEEK);
        return midnight == null ? Double.NaN : midnight.raw();
    }

    /** Change of each contribution against the midnight seven days before, or null. */
    double[] changes(int day, Score score) {
        Midnight before = midnights.get(day - WEEK);
        if (before == null) {
            return null;
        }
        double[] changes = new double[Feature.COUNT];
        for (Feature feature : Feature.values()) {
            changes[feature.ordinal()] =
                    score.points(feature) - before.hundredths()[feature.ordinal()] / 100.0;
        }
        return changes;
    }

    void write(StateOutput out) throws IOException {
        out.map(
                midnights,
                entry -> {
                    out.number(entry.getKey());
                    out.real(entry.getValue().raw());
                    for (short hundredths : entry.getValue().hundredths()) {
                        out.number(hundredths);
                    }
                });
        out.number(usageStreak);
        for (short hundredths : spoken) {
            out.number(hundredths);
        }
    }

    void read(StateInput in) throws IOException {
        in.each(
                () -> {
                    int day = in.integer();
                    double raw = in.real();
                    short[] hundredths = new short[Feature.COUNT];
                    for (int i = 0; i < hundredths.length; i++) {
                        hundredths[i] = (short) in.number();
                    }
                    midnights.put(day, new Midnight(raw, hundredths));
                });
        usageStreak = in.integer();
        for (int i = 0; i < spoken.length; i++) {
            spoken[i] = (short) in.number();
        }
    }
}
