package io.regretradar.cli.digest;

import io.regretradar.cli.chart.Sparkline;
import io.regretradar.cli.chart.Sparkline.Point;
import io.regretradar.cli.console.PlainText;
import io.regretradar.cli.elastic.Document;
import io.regretradar.domain.alert.BandRule;
import io.regretradar.domain.rules.Rules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Says of an account to call what a person needs to know before the call. */
final class CallWriter {
    private static final int LONGEST_TEXT = 240;
    private static final int LONGEST_ID = 48;
    private static final List<Double> BANDS =
            Rules.defaults().scorecard().bands().stream().map(BandRule::enter).toList();

    private final Instant asOf;

    CallWriter(Instant asOf) {
        this.asOf = asOf;
    }

    /**
     * @param before the score of a day ago, or null
     * @param history scores of 30 days, in order of time
     */
    Call write(int rank, ToCall call, Document before, List<Point> history) {
        Document account = call.account();
        OptionalDouble score = account.number("risk.score");
        return new Call(
                rank,
                Who.of(account),
                facts(account),
                call.band(),
                score,
                change(account, before),
                call.valueAtRisk(),
                call.since(),
                reasons(account, call.gravest()),
                moves(account, before),
                stageChange(account, before),
                play(call),
                call.alerts().stream().map(CallWriter::alert).toList(),
                Sparkline.of(
                        history,
                        asOf.minus(DigestReader.HISTORY).toEpochMilli(),
                        asOf.toEpochMilli(),
                        BANDS),
                inWords(history));
    }

    private static List<String> facts(Document account) {
        List<String> facts = new ArrayList<>();
        add(facts, "%s", account.text("account.segment"));
        account.number("account.annual_value")
                .ifPresent(value -> facts.add(Words.whole(value) + " a year"));
        String renewal = account.text("account.renewal_date");
        if (renewal != null) {
            facts.add("renews " + day(renewal));
        }
        String owner = account.text("owner.id");
        facts.add(owner == null ? "nobody owns it" : "owner " + shown(owner));
        String stage = account.text("journey.stage");
        if (stage != null) {
            String status = account.text("journey.status");
            facts.add(
                    shown(Words.of(stage))
                            + ("STALLED".equals(status) || "BEHIND".equals(status)
                                    ? " (" + Words.of(status).toLowerCase(Locale.ROOT) + ")"
                                    : ""));
        }
        return facts;
    }

    static OptionalDouble change(Document account, Document before) {
        OptionalDouble now = account.number("risk.score");
        OptionalDouble then = before == null ? OptionalDouble.empty() : before.number("risk.score");
        return now.isPresent() && then.isPresent()
                ? OptionalDouble.of(now.getAsDouble() - then.getAsDouble())
                : OptionalDouble.empty();
    }

    private static List<String> reasons(Document account, Document alert) {
        List<Document> reasons = account.objects("reasons");
        return (reasons.isEmpty() ? alert.objects("reasons") : reasons)
                .stream()
                        .map(reason -> reason.text("sentence"))
                        .map(sentence -> PlainText.shortened(sentence, LONGEST_TEXT))
                        .toList();
    }

    /** What moved the score by a point or more within a day, the weightiest first. */
    static List<String> moves(Document account, Document before) {
        if (before == null) {
            return List.of();
        }
        Map<String, Double> moved = new TreeMap<>(account.numbersBelow("contrib"));
        before.numbersBelow("contrib")
                .forEach((id, points) -> moved.merge(id, -points, Double::sum));
        return moved.entrySet().stream()
                .filter(move -> Math.round(Math.abs(move.getValue())) >= 1)
                .sorted(
                        Comparator.comparingDouble(
                                        (Map.Entry<String, Double> move) ->
                                                -Math.abs(move.getValue()))
                                .thenComparing(Map.Entry.comparingByKey()))
                .limit(4)
                .map(move -> Words.signed(move.getValue()) + " " + Words.of(move.getKey()))
                .toList();
    }

    private static String stageChange(Document account, Document before) {
        String now = account.text("journey.stage");
        String then = before == null ? null : before.text("journey.stage");
        return now == null || then == null || now.equals(then)
                ? null
                : "moved from %s to %s".formatted(Words.of(then), Words.of(now));
    }

    private Call.Play play(ToCall call) {
        return call.alerts().stream()
                .filter(alert -> alert.text("alert.play") != null)
                .findFirst()
                .map(this::play)
                .orElse(null);
    }

    private Call.Standing standing(Document alert, Instant due) {
        if (Boolean.parseBoolean(alert.text("alert.play_done"))) {
            return Call.Standing.DONE;
        }
        if ("FAILED".equals(alert.text("alert.play_state"))) {
            return Call.Standing.FAILED;
        }
        return due != null && due.isBefore(asOf) ? Call.Standing.OVERDUE : Call.Standing.OPEN;
    }

    private Call.Play play(Document alert) {
        String due = alert.text("alert.play_due_at");
        Instant dueAt = due == null ? null : Instant.parse(due);
        String told = alert.text("alert.play_action");
        String action = told == null ? Words.of(alert.text("alert.play")) : told;
        String owner = alert.text("alert.play_owner");
        return new Call.Play(
                PlainText.shortened(action, LONGEST_TEXT),
                owner == null ? null : Words.of(owner),
                dueAt,
                standing(alert, dueAt));
    }

    private static Call.Alert alert(Document alert) {
        String assignee = alert.text("alert.assignee");
        String suppressed = alert.text("alert.suppressed_by");
        return new Call.Alert(
                Words.of(alert.text("alert.type")),
                ToCall.band(alert),
                Instant.parse(alert.text("alert.opened_at")),
                Words.of(alert.text("alert.workflow_state"))
                        + (assignee == null ? "" : ", by " + shown(assignee))
                        + (alert.text("alert.escalated_at") == null ? "" : ", escalated"),
                suppressed == null ? null : shown(Words.of(suppressed)));
    }

    private static String inWords(List<Point> history) {
        if (history.isEmpty()) {
            return "No score of the last 30 days is kept.";
        }
        double highest = history.stream().mapToDouble(Point::score).max().orElseThrow();
        return "Score within 30 days: from %s to %s, at most %s."
                .formatted(
                        Words.whole(history.get(0).score()),
                        Words.whole(history.get(history.size() - 1).score()),
                        Words.whole(highest));
    }

    /** A date of a document, which may hold a time of day as well. */
    private static String day(String date) {
        return Words.date(
                Instant.parse(date.substring(0, Math.min(10, date.length())) + "T00:00:00Z"));
    }

    private static void add(List<String> facts, String format, String fact) {
        if (fact != null) {
            facts.add(format.formatted(shown(fact)));
        }
    }

    static String shown(String text) {
        return PlainText.shortened(text, LONGEST_ID);
    }
}
