package io.regretradar.cli.alerts;

import co.elastic.clients.elasticsearch._types.mapping.FieldType;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.regretradar.cli.console.CommandFailure;
import io.regretradar.cli.console.WrongUsage;
import io.regretradar.cli.elastic.Document;
import io.regretradar.cli.elastic.RegretIndices;
import java.util.List;
import java.util.stream.Collectors;

/** Ids of alerts, of which people type only the beginning. */
final class AlertIds {

    private static final int SHORT = 8;
    private static final int SHOWN_MATCHES = 10;

    private AlertIds() {}

    /** As much of an alert's id as usually tells it from all others. */
    static String shortened(Document alert) {
        String id = alert.text("alert.id");
        return id == null ? "" : id.substring(0, Math.min(SHORT, id.length()));
    }

    /**
     * The alert whose id begins like that.
     *
     * @throws CommandFailure if there is none, or more than one
     */
    static Document find(RegretIndices indices, String beginning) {
        if (beginning.isBlank()) {
            throw new WrongUsage("The alert's id is empty. 'radar alerts' shows ids.");
        }
        List<Document> found =
                indices.search(
                        RegretIndices.ALERTS,
                        Query.of(
                                query ->
                                        query.prefix(
                                                prefix ->
                                                        prefix.field("alert.id")
                                                                .value(beginning.strip()))),
                        List.of(RegretIndices.ascending("alert.id", FieldType.Keyword)),
                        SHOWN_MATCHES);
        if (found.isEmpty()) {
            throw new CommandFailure(
                    "No alert in %s has an id that begins with '%s'. 'radar alerts --state all' shows ids."
                            .formatted(indices.url(), beginning));
        }
        Document first = found.get(0);
        if (found.size() > 1 && !first.text("alert.id").equals(beginning.strip())) {
            throw new CommandFailure(
                    "Several alerts have an id that begins with '%s': %s. Give more of it."
                            .formatted(
                                    beginning,
                                    found.stream()
                                            .map(
                                                    alert ->
                                                            "%s (%s of %s)"
                                                                    .formatted(
                                                                            alert.text("alert.id"),
                                                                            alert.text(
                                                                                    "alert.type"),
                                                                            alert.text(
                                                                                    "account.id")))
                                            .collect(Collectors.joining(", "))));
        }
        if (first.text("account.id") == null) {
            throw new CommandFailure(
                    "Alert %s (%s) is about a source of data and not about an account: it ends by itself when the source is back."
                            .formatted(first.text("alert.id"), first.text("alert.type")));
        }
        return first;
    }
}
