package io.regretradar.cli.alerts;

import co.elastic.clients.elasticsearch._types.mapping.FieldType;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import com.fasterxml.jackson.databind.JsonNode;
import io.regretradar.cli.console.CommandFailure;
import io.regretradar.cli.console.JsonText;
import io.regretradar.cli.console.OutputOption;
import io.regretradar.cli.elastic.Document;
import io.regretradar.cli.elastic.ElasticOptions;
import io.regretradar.cli.elastic.RegretIndices;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explains one account's score. */
@Command(
        name = "explain",
        description = "Explains one account: its score, what changed, and why.",
        footer = {"", "Example:", "  radar explain hilpert-group"})
public final class ExplainCommand implements Callable<Integer> {
    private static final int SHOWN_SCORES = 60;
    private static final int SHOWN_EVENTS = 20;
    private static final int SHOWN_MATCHES = 10;

    @Mixin private ElasticOptions elastic;
    @Mixin private OutputOption output;
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "ACCOUNT", description = "The account's id, or a part of its name.")
    private String wanted;

    @Override
    public Integer call() {
        try (RegretIndices indices = elastic.connect()) {
            Document account = account(indices);
            String id = account.text("account.id");
            List<Document> alerts = openAlerts(indices, id);
            if (output.json()) {
                Map<String, Object> page = new LinkedHashMap<>();
                page.put("account", account.source());
                page.put("alerts", sources(alerts));
                page.put("alertEvents", sources(alertEvents(indices, id)));
                page.put("scores", sources(scores(indices, id)));
                spec.commandLine().getOut().println(JsonText.line(page));
            } else {
                AlertSection section = new AlertSection(alerts, alertEvents(indices, id));
                new AccountPage(account, scores(indices, id), section)
                        .print(spec.commandLine().getOut());
            }
        }
        return 0;
    }

    private Document account(RegretIndices indices) {
        List<Document> exact = find(indices, RegretIndices.is("account.id", wanted));
        if (!exact.isEmpty()) {
            return exact.get(0);
        }
        List<Document> named =
                find(
                        indices,
                        Query.of(
                                query ->
                                        query.wildcard(
                                                like ->
                                                        like.field("account.name")
                                                                .value("*" + literal(wanted) + "*")
                                                                .caseInsensitive(true))));
        if (named.size() == 1) {
            return named.get(0);
        }
        throw new CommandFailure(
                named.isEmpty()
                        ? "No account in %s has the id or a name like '%s'. 'radar alerts' lists accounts; one without any event has no score."
                                .formatted(indices.url(), wanted)
                        : "'%s' fits several accounts: %s. Give the id of one."
                                .formatted(
                                        wanted,
                                        named.stream()
                                                .map(match -> match.text("account.id"))
                                                .collect(Collectors.joining(", "))));
    }

    private static List<Document> find(RegretIndices indices, Query query) {
        return indices.search(
                RegretIndices.ACCOUNTS,
                query,
                List.of(RegretIndices.ascending("account.id", FieldType.Keyword)),
                SHOWN_MATCHES);
    }

    private static List<Document> openAlerts(RegretIndices indices, String account) {
        List<Query> conditions = new ArrayList<>(AlertsCommand.open());
        conditions.add(RegretIndices.is("account.id", account));
        return indices.search(
                RegretIndices.ALERTS,
                RegretIndices.all(conditions),
                List.of(RegretIndices.ascending("alert.opened_at", FieldType.Date)),
                SHOWN_MATCHES);
    }

    private static List<Document> alertEvents(RegretIndices indices, String account) {
        return indices.search(
                RegretIndices.ALERT_EVENTS,
                RegretIndices.is("account.id", account),
                List.of(
                        RegretIndices.descending("@timestamp", FieldType.Date),
                        RegretIndices.descending("alert.seq", FieldType.Long)),
                SHOWN_EVENTS);
    }

    private static List<Document> scores(RegretIndices indices, String account) {
        List<Document> newestFirst =
                indices.search(
                        RegretIndices.SCORES,
                        RegretIndices.is("account.id", account),
                        List.of(RegretIndices.descending("@timestamp", FieldType.Date)),
                        SHOWN_SCORES);
        List<Document> oldestFirst = new ArrayList<>(newestFirst);
        Collections.reverse(oldestFirst);
        return oldestFirst;
    }

    private static List<JsonNode> sources(List<Document> documents) {
        return documents.stream().map(Document::source).toList();
    }

    private static String literal(String text) {
        return text.replaceAll("([*?\\\\])", "\\\\$1");
    }
}
