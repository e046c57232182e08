package io.regretradar.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.regretradar.domain.account.AccountOutput;
import io.regretradar.domain.account.EngineSettings;
import io.regretradar.domain.account.Evaluation;
import io.regretradar.domain.account.Replay;
import io.regretradar.domain.document.Document;
import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.rules.Rules;
import io.regretradar.domain.scorecard.Feature;
import io.regretradar.domain.scorecard.FeatureRule;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the accounts of the default book do reaches every feature, to the good and to the bad. */
class FeatureReachTest {
    private static final int ACCOUNTS = 200;
    private static final Map<Feature, Set<String>> MEASURED = new EnumMap<>(Feature.class);
    private static final Map<Feature, Set<String>> CREDITED = new EnumMap<>(Feature.class);
    private static final Map<Feature, Set<String>> CHARGED = new EnumMap<>(Feature.class);

    @BeforeAll
    static void live() {
        SimulationSettings settings =
                new SimulationSettings(42, ACCOUNTS, 120, SimulationOptions.DEFAULT_START);
        List<AccountEvent> events = new ArrayList<>();
        new Simulation(settings).until(settings.end(), events::add);
        new Replay(
                        EngineSettings.defaults().withConnected(settings.streams()),
                        Rules.defaults(),
                        events)
                .run(settings.end().toEpochMilli(), new Reach());
    }

    @ParameterizedTest
    @EnumSource(Feature.class)
    void isMeasuredAndCountsForAndAgainst(Feature feature) {
        FeatureRule rule = Rules.defaults().scorecard().rule(feature);
        // Few are asked for a referral at all, which is the point of measuring it.
        int least = feature == Feature.REFERRAL_MADE ? ACCOUNTS / 20 : ACCOUNTS * 3 / 5;

        assertThat(of(MEASURED, feature)).hasSizeGreaterThanOrEqualTo(least);
        if (rule.maxCredit() > 0) {
            assertThat(of(CREDITED, feature)).hasSizeGreaterThanOrEqualTo(5);
        }
        if (rule.maxPoints() > 0) {
            assertThat(of(CHARGED, feature)).hasSizeGreaterThanOrEqualTo(5);
        }
    }

    private static Set<String> of(Map<Feature, Set<String>> accounts, Feature feature) {
        return accounts.getOrDefault(feature, Set.of());
    }

    private static final class Reach implements AccountOutput {

        @Override
        public void document(Document document) {}

        @Override
        public void evaluated(Evaluation evaluation) {
            for (Feature feature : Feature.values()) {
                double points = evaluation.score().points(feature);
                note(
                        MEASURED,
                        feature,
                        evaluation,
                        !Double.isNaN(evaluation.values().get(feature)));
                note(CREDITED, feature, evaluation, points < -.01);
                note(CHARGED, feature, evaluation, points > .01);
            }
        }

        private static void note(
                Map<Feature, Set<String>> where,
                Feature feature,
                Evaluation evaluation,
                boolean holds) {
            if (holds) {
                where.computeIfAbsent(feature, ignored -> new HashSet<>())
                        .add(evaluation.accountId());
            }
        }
    }
}
