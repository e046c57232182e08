package io.regretradar.cli.alerts;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.regretradar.cli.console.JsonText;
import io.regretradar.cli.console.OutputOption;
import io.regretradar.cli.console.WrongUsage;
import io.regretradar.cli.elastic.Document;
import io.regretradar.cli.elastic.ElasticOptions;
import io.regretradar.cli.elastic.RegretIndices;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists alerts in the order in which people should work them. */
@Command(
        name = "alerts",
        description = "Lists what needs attention, the most valuable account at risk first.",
        footer = {
            "",
            "Examples:",
            "  radar alerts --band CRITICAL --band AT_RISK",
            "  radar alerts --owner olga.weber --output json"
        })
public final class AlertsCommand implements Callable<Integer> {

    private enum Band {
        NONE,
        WATCH,
        AT_RISK,
        CRITICAL
    }

    private enum State {
        OPEN,
        ALL,
        PENDING,
        ACTIVE,
        RECOVERED,
        NEW,
        ACKNOWLEDGED,
        IN_PROGRESS,
        SNOOZED,
        CLOSED
    }

    @Mixin private ElasticOptions elastic;
    @Mixin private OutputOption output;
    @Spec private CommandSpec spec;

    @Option(
            names = "--band",
            paramLabel = "BAND",
            description = "Only this band: ${COMPLETION-CANDIDATES}. May be repeated.")
    private List<Band> bands = new ArrayList<>();

    @Option(
            names = "--owner",
            paramLabel = "ID",
            description = "Only this owner's accounts. May be repeated.")
    private List<String> owners = new ArrayList<>();

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "Only this type of alert, e.g. REGRET_RISK. May be repeated.")
    private List<String> types = new ArrayList<>();

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description =
                    "${COMPLETION-CANDIDATES}. May be repeated. Default: open, which is active and not"
                            + " closed.")
    private List<State> states = new ArrayList<>();

    @Option(
            names = "--limit",
            defaultValue = "50",
            paramLabel = "N",
            description = "At most so many. Default: ${DEFAULT-VALUE}.")
    private int limit;

    @Override
    public Integer call() {
        if (limit < 1 || limit > 10_000) {
            throw new WrongUsage(
                    "limit is %d, but must be 1 to 10000. Set it with --limit N.".formatted(limit));
        }
        try (RegretIndices indices = elastic.connect()) {
            Query query = query();
            List<Document> alerts =
                    indices.search(
                            RegretIndices.ALERTS, query, RegretIndices.BY_VALUE_AT_RISK, limit);
            print(alerts, indices.count(RegretIndices.ALERTS, query), indices.url());
        }
        return 0;
    }

    private void print(List<Document> alerts, long matching, String url) {
        PrintWriter out = spec.commandLine().getOut();
        if (output.json()) {
            out.println(JsonText.line(alerts.stream().map(Document::source).toList()));
        } else if (alerts.isEmpty()) {
            out.printf("No alert in %s matches.%n", url);
        } else {
            CallList.print(
                    alerts,
                    "alert",
                    alert -> AlertIds.shortened(alert) + " " + alert.text("alert.type"),
                    out);
            if (matching > alerts.size()) {
                out.printf(
                        "%,d more match; show them with --limit %d.%n",
                        matching - alerts.size(), Math.min(10_000, matching));
            }
        }
    }

    private Query query() {
        List<Query> conditions = new ArrayList<>();
        List<State> wanted = states.isEmpty() ? List.of(State.OPEN) : states;
        List<Query> each =
                wanted.stream().map(state -> RegretIndices.all(conditionsOf(state))).toList();
        conditions.add(Query.of(any -> any.bool(bool -> bool.should(each))));
        if (!bands.isEmpty()) {
            conditions.add(
                    RegretIndices.any("alert.band", bands.stream().map(Band::name).toList()));
        }
        if (!owners.isEmpty()) {
            conditions.add(RegretIndices.any("owner.id", owners));
        }
        if (!types.isEmpty()) {
            conditions.add(
                    RegretIndices.any(
                            "alert.type",
                            types.stream().map(type -> type.toUpperCase(Locale.ROOT)).toList()));
        }
        return RegretIndices.all(conditions);
    }

    private static List<Query> conditionsOf(State state) {
        return switch (state) {
            case ALL -> List.of();
            case OPEN -> open();
            case PENDING, ACTIVE, RECOVERED ->
                    List.of(RegretIndices.is("alert.signal_state", state.name()));
            case NEW, ACKNOWLEDGED, IN_PROGRESS, SNOOZED, CLOSED ->
                    List.of(RegretIndices.is("alert.workflow_state", state.name()));
        };
    }

    /** Conditions of an alert that still wants attention. */
    public static List<Query> open() {
        Query closed = RegretIndices.is("alert.workflow_state", "CLOSED");
        return List.of(
                RegretIndices.is("alert.signal_state", "ACTIVE"),
                Query.of(query -> query.bool(bool -> bool.mustNot(closed))));
    }
}
