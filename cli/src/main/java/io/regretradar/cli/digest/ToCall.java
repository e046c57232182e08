package io.regretradar.cli.digest;

import io.regretradar.cli.elastic.Document;
import io.regretradar.domain.alert.Band;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An account that needs a call, before the page says so.
 *
 * @param account its latest assessment, or its gravest alert where none is kept
 * @param alerts its open alerts, the gravest first
 */
public record ToCall(Document account, List<Document> alerts) {

    /** An opportunity and a fault of our own data are no reason to call. */
    private static final Set<String> NO_CALL = Set.of("REFERRAL_READY", "DATA_STALE");

    private static final Comparator<Document> GRAVEST_FIRST =
            Comparator.comparing((Document alert) -> -band(alert).ordinal())
                    .thenComparing(alert -> !"REGRET_RISK".equals(alert.text("alert.type")))
                    .thenComparing(alert -> String.valueOf(alert.text("alert.opened_at")))
                    .thenComparing(alert -> String.valueOf(alert.text("alert.id")));

    /** Value at risk, then score where no value is known: the order in which people work. */
    private static final Comparator<ToCall> RANKED =
            Comparator.comparingDouble((ToCall call) -> falling(call.valueAtRisk()))
                    .thenComparingDouble(call -> falling(call.account.number("risk.score")))
                    .thenComparing(call -> call.account.text("account.id"));

    /** Everyone to call, in the order of the calls. */
    static List<ToCall> of(DigestDocuments documents) {
        return of(documents.accounts(), documents.alerts(), documents.asOf());
    }

    /**
     * Everyone to call, in the order of the calls.
     *
     * @param latest assessments; for an account without one its gravest alert says how it stands
     * @param alerts open alerts, also such as are no reason to call
     * @param asOf an alert that sleeps until then or longer calls for nothing
     */
    public static List<ToCall> of(List<Document> latest, List<Document> alerts, Instant asOf) {
        Map<String, Document> accounts =
                latest.stream()
                        .collect(
                                Collectors.toMap(
                                        account -> account.text("account.id"),
                                        Function.identity(),
                                        (one, other) -> one));
        Map<String, List<Document>> byAccount =
                alerts.stream()
                        .filter(alert -> !NO_CALL.contains(alert.text("alert.type")))
                        .filter(alert -> !sleeping(alert, asOf))
                        .sorted(GRAVEST_FIRST)
                        .collect(
                                Collectors.groupingBy(
                                        alert -> alert.text("account.id"),
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        return byAccount.entrySet().stream()
                .map(
                        entry ->
                                new ToCall(
                                        accounts.getOrDefault(
                                                entry.getKey(), entry.getValue().get(0)),
                                        entry.getValue()))
                .sorted(RANKED)
                .toList();
    }

    private static boolean sleeping(Document alert, Instant asOf) {
        String until = alert.text("alert.snoozed_until");
        return "SNOOZED".equals(alert.text("alert.workflow_state"))
                && (until == null || Instant.parse(until).isAfter(asOf));
    }

    /** The account's id. */
    public String id() {
        return account.text("account.id");
    }

    /** The alert that matters most: the highest band, a regret before the rest. */
    public Document gravest() {
        return alerts.get(0);
    }

    public Band band() {
        return band(gravest());
    }

    public OptionalDouble valueAtRisk() {
        return account.number("risk.value_at_risk");
    }

    Instant since() {
        return Instant.parse(gravest().text("alert.opened_at"));
    }

    /** Whether nobody has taken any of its alerts. */
    boolean untaken() {
        return alerts.stream().allMatch(alert -> "NEW".equals(alert.text("alert.workflow_state")));
    }

    boolean escalated() {
        return alerts.stream().anyMatch(alert -> alert.text("alert.escalated_at") != null);
    }

    static Band band(Document alert) {
        String band = alert.text("alert.band");
        return band == null ? Band.NONE : Band.valueOf(band);
    }

    private static double falling(OptionalDouble number) {
        return -number.orElse(-1);
    }
}
