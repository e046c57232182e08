package io.regretradar.cli.alerts;

import io.regretradar.cli.console.PlainText;
import io.regretradar.cli.console.Table;
import io.regretradar.cli.elastic.Document;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Alerts as the list that a team calls from the top down. */
public final class CallList {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int LONGEST_NAME = 32;

    private CallList() {}

    /** Prints a row per alert, in the given order. */
    public static void print(List<Document> alerts, PrintWriter out) {
        print(alerts, "", alert -> null, out);
    }

    /**
     * Prints a row per alert with one more column.
     *
     * @param heading what the last column shows
     * @param beside the last column's text for an alert, or null
     */
    public static void print(
            List<Document> alerts,
            String heading,
            Function<Document, String> beside,
            PrintWriter out) {
        Table table =
                new Table(
                        "account",
                        "band",
                        ">score",
                        ">value at risk",
                        "why",
                        "since (UTC)",
                        heading);
        for (Document alert : alerts) {
            table.row(
                    PlainText.shortened(name(alert), LONGEST_NAME),
                    alert.text("alert.band"),
                    whole(alert.number("risk.score")),
                    whole(alert.number("risk.value_at_risk")),
                    why(alert),
                    time(alert.text("alert.opened_at")),
                    beside.apply(alert));
        }
        table.print(out);
    }

    /** The reason that weighs most, as a sentence where the document has one. */
    public static String why(Document document) {
        return document.objects("reasons").stream()
                .findFirst()
                .map(reason -> reason.text("sentence"))
                .orElseGet(() -> document.text("risk.top_reason"));
    }

    /** The account's name, or its id where no name is known, harmless on a terminal. */
    public static String name(Document document) {
        String name = document.text("account.name");
        return PlainText.line(name == null ? document.text("account.id") : name);
    }

    /** A number without decimals, with thousands; empty where there is none. */
    public static String whole(OptionalDouble number) {
        return number.isPresent() ? "%,.0f".formatted(number.getAsDouble()) : "";
    }

    /** A time for people, in UTC. */
    public static String time(String instant) {
        return instant == null ? "" : DAY.format(Instant.parse(instant));
    }
}
