package io.regretradar.domain.account;

import io.regretradar.domain.event.LifecycleEvent;
import io.regretradar.domain.regret.RegretProfile;
import io.regretradar.domain.scorecard.RegretTag;
import io.regretradar.domain.scorecard.Scorecard;
import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Signals that fade: words of regret by tag, and billing trouble by kind, counted per day for 90
 * days. Ages are whole local dates, so the sums change at midnight only.
 */
final class SignalMemory {

    private static final int DAYS = 90;
    private static final double REGRET_HALF_LIFE = 14;
    private static final double GAP_HALF_LIFE = 30;
    private static final double BILLING_HALF_LIFE = 30;
    private static final String MISSING_REQUIREMENT = "missing_requirement";
    private static final String NOT_WHAT_WAS_SOLD = "not_what_was_sold";
    static final String DATA_EXPORT = "data_export";

    // Kept by name, not by index: a new scorecard may know other tags.
    private final NavigableMap<Integer, Map<String, Long>> tags = new TreeMap<>();
    private final NavigableMap<Integer, Map<String, Long>> billing = new TreeMap<>();

    void tags(List<String> named, int day, Scorecard card) {
        for (String tag : named) {
            if (card.tagIndex(tag) >= 0) {
                tags.computeIfAbsent(day, ignored -> new TreeMap<>()).merge(tag, 1L, Long::sum);
            }
        }
    }

    void billing(LifecycleEvent.Type type, int day, Scorecard card) {
        if (card.billing().containsKey(type)) {
            billing.computeIfAbsent(day, ignored -> new TreeMap<>())
                    .merge(type.name(), 1L, Long::sum);
        }
    }

    /**
     * Strength of regret by type it loads on: severity x 2^(-age/14 d) over the tags of 90 days.
     */
    double[] regretByType(int day, Scorecard card) {
        double[] byType = new double[RegretProfile.TYPES];
        eachTag(
                day,
                card,
                (tag, strength) -> {
                    for (int k = 0; k < byType.length; k++) {
                        byType[k] += strength * tag.loads().get(k);
                    }
                });
        return byType;
    }

    /** Sum of severity x 2^(-age/14 d) over the tags of 90 days. */
    double regretSignal(int day, Scorecard card) {
        double[] sum = {0};
        eachTag(day, card, (tag, strength) -> sum[0] += strength);
        return sum[0];
    }

    private void eachTag(int day, Scorecard card, BiConsumer<RegretTag, Double> consumer) {
        for (var entry : tags.subMap(day - DAYS + 1, true, day, true).entrySet()) {
            double fade = fade(day - entry.getKey(), REGRET_HALF_LIFE);
            for (var count : entry.getValue().entrySet()) {
                int index = card.tagIndex(count.getKey());
                if (index >= 0) {
                    RegretTag tag = card.regretTags().get(index);
                    consumer.accept(tag, count.getValue() * tag.severity() * fade);
                }
            }
        }
    }

    /** Count of the two tags of broken promises x 2^(-age/30 d) over 90 days. */
    double expectationGap(int day) {
        double sum = 0;
        for (var entry : tags.subMap(day - DAYS + 1, true, day, true).entrySet()) {
            long n =
                    entry.getValue().getOrDefault(MISSING_REQUIREMENT, 0L)
                            + entry.getValue().getOrDefault(NOT_WHAT_WAS_SOLD, 0L);
            sum += n * fade(day - entry.getKey(), GAP_HALF_LIFE);
        }
        return sum;
    }

    /** Sum of severity x 2^(-age/30 d) over the billing trouble of 90 days. */
    double billingFriction(int day, Scorecard card) {
        double sum = 0;
        for (var entry : billing.subMap(day - DAYS + 1, true, day, true).entrySet()) {
            for (var count : entry.getValue().entrySet()) {
                LifecycleEvent.Type type = LifecycleEvent.Type.valueOf(count.getKey());
                sum +=
                        count.getValue()
                                * card.billing().getOrDefault(type, 0.0)
                                * fade(day - entry.getKey(), BILLING_HALF_LIFE);
            }
        }
        return sum;
    }

    private static double fade(int days, double halfLife) {
        return Math.pow(2, -days / halfLife);
    }

    void prune(int day) {
        tags.headMap(day - DAYS, true).clear();
        billing.headMap(day - DAYS, true).clear();
    }

    void write(StateOutput out) throws IOException {
        write(out, tags);
        write(out, billing);
    }

    private static void write(StateOutput out, Map<Integer, Map<String, Long>> days)
            throws IOException {
        out.map(
                days,
                day -> {
                    out.number(day.getKey());
                    out.map(
                            day.getValue(),
                            count -> {
                                out.text(count.getKey());
                                out.number(count.getValue());
                            });
                });
    }

    void read(StateInput in) throws IOException {
        read(in, tags);
        read(in, billing);
    }

    private static void read(StateInput in, Map<Integer, Map<String, Long>> days)
            throws IOException {
        in.each(
                () -> {
                    Map<String, Long> counts = new TreeMap<>();
                    days.put(in.integer(), counts);
                    in.each(() -> counts.put(in.text(), in.number()));
                });
    }
}
