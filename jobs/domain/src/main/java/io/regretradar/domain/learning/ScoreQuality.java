package io.regretradar.domain.learning;

import io.regretradar.domain.alert.Band;
import io.regretradar.domain.scorecard.Scorecard;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How well a scorecard's scores warned of what came.
 *
 * @param horizons one for each number of days, in the order asked for
 * @param warnings one for each band from WATCH on
 * @param features each feature by itself, within the longest of the horizons
 * @param leaks signs that the history knows too much
 * @param bands share of the snapshots in each band, 0..1
 */
public record ScoreQuality(
        ScoredHistory history,
        Outcomes outcomes,
        Scorecard card,
        List<HorizonQuality> horizons,
        List<WarningQuality> warnings,
        List<FeatureQuality> features,
        List<Leak> leaks,
        Map<Band, Double> bands) {

    /**
     * @param capacity accounts that the team can call at each snapshot
     * @param leaksOfEvents what {@link LeakCheck#ofEvents} found
     */
    public static ScoreQuality of(
            ScoredHistory history,
            Outcomes outcomes,
            Scorecard card,
            List<Horizon> horizons,
            double capacity,
            Collection<Leak> leaksOfEvents) {
        List<HorizonQuality> qualities = new ArrayList<>();
        List<Leak> leaks = new ArrayList<>(leaksOfEvents);
        List<FeatureQuality> features = List.of();
        int longest = horizons.stream().mapToInt(Horizon::days).max().orElseThrow();
        for (Horizon horizon : horizons) {
            HorizonQuality quality = HorizonQuality.of(horizon, history, outcomes, capacity);
            qualities.add(quality);
            List<FeatureQuality> own = FeatureQuality.within(horizon, history, outcomes, card);
            LeakCheck.ofFeatures(own).forEach(addNew(leaks));
            features = horizon.days() == longest ? own : features;
        }
        LeakCheck.ofFeatures(FeatureQuality.ever(history, outcomes, card)).forEach(addNew(leaks));
        List<WarningQuality> warnings = new ArrayList<>();
        for (Band band : Band.values()) {
            if (band != Band.NONE) {
                warnings.add(WarningQuality.of(band, history, outcomes));
            }
        }
        return new ScoreQuality(
                history,
                outcomes,
                card,
                List.copyOf(qualities),
                List.copyOf(warnings),
                features,
                List.copyOf(leaks),
                bands(history));
    }

    /** The horizon that the scorecard's chance speaks of, or else the longest. */
    public HorizonQuality main() {
        HorizonQuality best = horizons.get(0);
        for (HorizonQuality one : horizons) {
            if (one.horizon().equals(Horizon.OF_CHANCE)) {
                return one;
            }
            best = one.horizon().days() > best.horizon().days() ? one : best;
        }
        return best;
    }

    public WarningQuality warnings(Band band) {
        return warnings.get(band.ordinal() - 1);
    }

    private static Consumer<Leak> addNew(List<Leak> leaks) {
        return leak -> {
            boolean known =
                    leaks.stream()
                            .anyMatch(
                                    other ->
                                            other.kind() == leak.kind()
                                                    && other.subject().equals(leak.subject()));
            if (!known) {
                leaks.add(leak);
            }
        };
    }

    private static Map<Band, Double> bands(ScoredHistory history) {
        Map<Band, Double> shares = new EnumMap<>(Band.class);
        double each = 1.0 / Math.max(1, history.snapshots().size());
        for (Band band : Band.values()) {
            shares.put(band, 0.0);
        }
        history.snapshots().forEach(one -> shares.merge(one.band(), each, Double::sum));
        return shares;
    }
}
