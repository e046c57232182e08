package io.regretradar.cli.alerts;

import io.regretradar.cli.console.PlainText;
import io.regretradar.cli.elastic.Document;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An account's open alerts, who works on them, and what happened to them. */
final class AlertSection {

    private final List<Document> alerts;
    private final List<Document> events;

    /**
     * @param alerts open ones
     * @param events changes of this account's alerts, newest first
     */
    AlertSection(List<Document> alerts, List<Document> events) {
        this.alerts = alerts;
        this.events = events;
    }

    void print(PrintWriter out) {
        if (alerts.isEmpty()) {
            out.printf("%nNo open alert.%n");
        } else {
            out.printf("%nOpen alerts%n");
            alerts.forEach(alert -> alert(alert, out));
        }
        if (!events.isEmpty()) {
            out.printf("%nWhat happened to alerts (UTC, newest first)%n");
            events.forEach(event -> out.println("  " + PlainText.line(event(event))));
        }
    }

    private static void alert(Document alert, PrintWriter out) {
        List<String> facts = new ArrayList<>();
        facts.add(String.valueOf(alert.text("alert.workflow_state")));
        add(facts, "with %s", alert.text("alert.assignee"));
        add(facts, "until %s", time(alert, "alert.snoozed_until"));
        add(facts, "escalated %s", time(alert, "alert.escalated_at"));
        add(facts, "to %s", alert.text("alert.escalated_to"));
        add(facts, "not told: %s", alert.text("alert.suppressed_by"));
        out.println(
                PlainText.line(
                        "  %s  %s %s since %s UTC, %s"
                                .formatted(
                                        AlertIds.shortened(alert),
                                        alert.text("alert.type"),
                                        alert.text("alert.band"),
                                        CallList.time(alert.text("alert.opened_at")),
                                        String.join(", ", facts))));
        if (alert.text("alert.play") != null) {
            String action = alert.text("alert.play_action");
            List<String> play =
                    new ArrayList<>(
                            List.of("do: " + (action == null ? alert.text("alert.play") : action)));
            add(play, "%s", alert.text("alert.play_owner"));
            add(play, "due %s UTC", time(alert, "alert.play_due_at"));
            add(play, "%s", alert.text("alert.play_state"));
            out.println("            " + PlainText.line(String.join(", ", play)));
        }
    }

    private static String event(Document event) {
        List<String> words = new ArrayList<>();
        words.add(CallList.time(event.text("@timestamp")));
        words.add(AlertIds.shortened(event));
        words.add(String.valueOf(event.text("alert.type")));
        words.add(String.valueOf(event.text("alert.change")));
        if ("COMMAND_REFUSED".equals(event.text("alert.change"))) {
            words.add(why(event));
        } else {
            add(words, "%s", event.text("alert.band"));
        }
        if ("ASSIGNED".equals(event.text("alert.change"))) {
            add(words, "to %s", event.text("alert.assignee"));
        }
        add(words, "by %s", event.text("alert.actor"));
        add(words, "\"%s\"", event.text("alert.comment"));
        return String.join(" ", words);
    }

    /** What the person who gave the command should know. */
    private static String why(Document event) {
        String command =
                String.valueOf(event.text("alert.command"))
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-');
        String refusal = String.valueOf(event.text("alert.refusal"));
        return switch (refusal) {
            case "WRONG_STATE" ->
                    "(%s: not possible while it is %s)"
                            .formatted(command, event.text("alert.workflow_state"));
            case "CONDITION_OVER" ->
                    "(%s: what it was about has ended; it opens by itself if that comes back)"
                            .formatted(command);
            case "UNKNOWN_ALERT" ->
                    "(%s: no such alert, or over for more than 14 days)".formatted(command);
            case "NOT_AHEAD" -> "(%s: must end later than it begins)".formatted(command);
            default -> "(%s: %s)".formatted(command, refusal);
        };
    }

    private static String time(Document document, String field) {
        String instant = document.text(field);
        return instant == null ? null : CallList.time(instant);
    }

    private static void add(List<String> words, String format, String fact) {
        if (fact != null) {
            words.add(format.formatted(fact));
        }
    }
}
