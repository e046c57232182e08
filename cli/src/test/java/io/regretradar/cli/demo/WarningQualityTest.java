package io.regretradar.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.regretradar.cli.elastic.Document;
import io.regretradar.cli.simulate.Simulation;
import io.regretradar.cli.simulate.SimulationOptions;
import io.regretradar.cli.simulate.SimulationSettings;
import io.regretradar.domain.account.AccountOutput;
import io.regretradar.domain.account.EngineSettings;
import io.regretradar.domain.account.Evaluation;
import io.regretradar.domain.account.Replay;
import io.regretradar.domain.alert.Band;
import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.Stream;
import io.regretradar.domain.rules.Rules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How well the default scorecard warns of what really comes in simulated books, which know nothing
 * of it. Through the batch path, which gives the job's own documents.
 */
class WarningQualityTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(longs = {42, 7, 20261122})
    void mostOfThoseWhoLeaveAreWarnedOfAndHardlyAnybodyHealthyIsBothered(long seed) {
        SimulationSettings settings =
                new SimulationSettings(seed, 200, 120, SimulationOptions.DEFAULT_START);
        Radar radar = new Radar();
        TruthCheck check = check(settings, radar);
        assertThat(radar.bands).contains(Band.WATCH, Band.AT_RISK, Band.CRITICAL);
        assertThat(check.churnedVisible()).isGreaterThan(20);
        assertThat(check.churned()).as("some leave unseen").isGreaterThan(check.churnedVisible());
        assertThat((double) check.churnedWarned() / check.churnedVisible()).isBetween(.75, .97);
        assertThat((double) check.healthyBothered() / check.healthy()).isLessThanOrEqualTo(.02);
    }

    @Test
    void aPlatformWithThreeStreamsIsWarnedAsWell() {
        Radar radar = new Radar();
        TruthCheck check =
                check(
                        new SimulationSettings(
                                42,
                                200,
                                120,
                                SimulationOptions.DEFAULT_START,
                                Set.of(
                                        Stream.SUPPORT_TICKETS,
                                        Stream.PRODUCT_USAGE,
                                        Stream.SURVEYS)),
                        radar);

        assertThat(radar.bands).contains(Band.WATCH, Band.AT_RISK, Band.CRITICAL);
        assertThat((double) check.churnedWarned() / check.churnedVisible()).isGreaterThan(.65);
        assertThat((double) check.healthyBothered() / check.healthy()).isLessThanOrEqualTo(.05);
    }

    private static TruthCheck check(SimulationSettings settings, Radar radar) {
        Simulation simulation = new Simulation(settings);
        List<AccountEvent> events = new ArrayList<>();
        simulation.until(settings.end(), events::add);

        new Replay(
                        EngineSettings.defaults().withConnected(settings.streams()),
                        Rules.defaults(),
                        events)
                .run(settings.end().toEpochMilli(), radar);
        return TruthCheck.of(simulation.truths(settings.end()), radar.episodes(), radar.bothered);
    }

    private static final class Radar implements AccountOutput {
        private final Map<String, Document> alerts = new HashMap<>();
        private final Set<String> bothered = new HashSet<>();
        private final Set<Band> bands = EnumSet.noneOf(Band.class);

        @Override
        public void document(io.regretradar.domain.document.Document document) {
            if (document.index().equals("regret-alerts")) {
                alerts.put(document.id(), new Document(json(document.source())));
            }
        }

        @Override
        public void evaluated(Evaluation evaluation) {
            bands.add(evaluation.band());
            if (evaluation.band().compareTo(Band.AT_RISK) >= 0) {
                bothered.add(evaluation.accountId());
            }
        }

        List<TruthCheck.Episode> episodes() {
            return Findings.episodes(
                    alerts.values().stream()
                            .filter(alert -> "REGRET_RISK".equals(alert.text("alert.type")))
                            .toList());
        }

        private static JsonNode json(byte[] source) {
            try {
                return JSON.readTree(source);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
