package io.regretradar.cli.demo;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.regretradar.cli.alerts.AlertsCommand;
import io.regretradar.cli.digest.ToCall;
import io.regretradar.cli.elastic.Document;
import io.regretradar.cli.elastic.RegretIndices;
import io.regretradar.cli.learn.StoredQuality;
import io.regretradar.cli.panels.Panels;
import io.regretradar.cli.simulate.Truth;
import io.regretradar.domain.learning.Outcome;
import io.regretradar.domain.learning.Outcomes;
import io.regretradar.domain.rules.Rules;
import io.regretradar.domain.scorecard.Scorecard;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What stands in Elasticsearch once a history has been lived through.
 *
 * @param scores written evaluations
 * @param alerts alert episodes, of every type
 * @param alertsByType alert episodes of each type that occurred, the most frequent first
 * @param alertsByBand REGRET_RISK episodes by the highest band they reached
 * @param portfolioRows rows across accounts, by kind
 * @param calls accounts with open alerts in the order in which people would call them
 * @param ready how many accounts can be asked for a referral
 * @param panels what the dashboards would show
 * @param check how well they warned, where the truth is known
 */
record Findings(
        long scores,
        long alerts,
        Map<String, Long> alertsByType,
        Map<String, Long> alertsByBand,
        long deadLetters,
        Map<String, Long> portfolioRows,
        List<ToCall> calls,
        long ready,
        Panels panels,
        Optional<TruthCheck> check) {
    private static final List<String> BANDS = List.of("WATCH", "AT_RISK", "CRITICAL");
    private static final Scorecard CARD = Rules.defaults().scorecard();
    private static final String READY = "REFERRAL_READY";
    private static final Query REGRET_RISK = RegretIndices.is("alert.type", "REGRET_RISK");

    /**
     * Reads them.
     *
     * @param end when the history ended
     */
    static Findings read(RegretIndices indices, Optional<List<Truth>> truths, Instant end) {
        truths.ifPresent(known -> StoredQuality.write(indices, outcomes(known), CARD, millis(end)));
        indices.refresh();
        List<Document> open =
                indices.searchAll(
                        RegretIndices.ALERTS, RegretIndices.all(AlertsCommand.open()), "alert.id");
        List<Document> risks = indices.searchAll(RegretIndices.ALERTS, REGRET_RISK, "alert.id");
        return new Findings(
                indices.count(RegretIndices.SCORES, RegretIndices.everything()),
                indices.count(RegretIndices.ALERTS, RegretIndices.everything()),
                byType(indices),
                byBand(indices),
                indices.count(RegretIndices.DEAD_LETTERS, RegretIndices.everything()),
                indices.countBy(
                        RegretIndices.PORTFOLIO, RegretIndices.everything(), "portfolio.kind"),
                ToCall.of(
                        indices.searchAll(
                                RegretIndices.ACCOUNTS, RegretIndices.everything(), "account.id"),
                        open,
                        Instant.now()),
                open.stream().filter(alert -> READY.equals(alert.text("alert.type"))).count(),
                Panels.ask(indices, end).orAt(indices, Instant.now()),
                truths.map(known -> TruthCheck.of(known, episodes(risks), bothered(indices))));
    }

    /** What became of the accounts, for judging the scores as a team would that knows who left. */
    private static Outcomes outcomes(List<Truth> truths) {
        return new Outcomes(
                truths.stream()
                        .filter(Truth::churned)
                        .map(
                                truth ->
                                        new Outcome(
                                                truth.account(),
                                                millis(truth.churnedAt()),
                                                Outcome.Kind.CHURNED))
                        .toList(),
                false);
    }

    private static long millis(Instant instant) {
        return instant.toEpochMilli();
    }

    private static Map<String, Long> byType(RegretIndices indices) {
        return indices
                .countBy(RegretIndices.ALERTS, RegretIndices.everything(), "alert.type")
                .entrySet()
                .stream()
                .sorted(
                        Map.Entry.<String, Long>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                Map.Entry::getValue,
                                Long::sum,
                                LinkedHashMap::new));
    }

    private static Map<String, Long> byBand(RegretIndices indices) {
        Map<String, Long> byBand = new LinkedHashMap<>();
        Set<String> counted = new HashSet<>();
        for (int i = BANDS.size() - 1; i >= 0; i--) {
            Query reached =
                    RegretIndices.all(
                            List.of(REGRET_RISK, RegretIndices.is("alert.band", BANDS.get(i))));
            long more =
                    indices
                            .countBy(RegretIndices.ALERT_EVENTS, reached, "alert.id")
                            .keySet()
                            .stream()
                            .filter(counted::add)
                            .count();
            byBand.put(BANDS.get(i), more);
        }
        return byBand;
    }

    static List<TruthCheck.Episode> episodes(List<Document> alerts) {
        return alerts.stream()
                .map(
                        alert ->
                                new TruthCheck.Episode(
                                        alert.text("account.id"),
                                        Instant.parse(alert.text("alert.opened_at")),
                                        Optional.ofNullable(alert.text("alert.recovered_at"))
                                                .map(Instant::parse)
                                                .orElse(null)))
                .toList();
    }

    private static Set<String> bothered(RegretIndices indices) {
        return indices.countBy(
                        RegretIndices.SCORES,
                        RegretIndices.any("risk.band", List.of("AT_RISK", "CRITICAL")),
                        "account.id")
                .keySet();
    }
}
