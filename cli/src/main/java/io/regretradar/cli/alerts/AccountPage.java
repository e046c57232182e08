package io.regretradar.cli.alerts;

import io.regretradar.cli.console.PlainText;
import io.regretradar.cli.console.Table;
import io.regretradar.cli.elastic.Document;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What the radar knows about one account, on a page that a customer-success manager understands.
 */
final class AccountPage {
    private static final String SPARKS = "▁▂▃▄▅▆▇█";
    private static final double SHOWN_POINTS = .5;
    private static final int SHOWN_CHANGES = 5;

    private final Document account;
    private final List<Document> history;
    private final AlertSection alerts;

    /**
     * @param account the latest assessment
     * @param history written scores, oldest first
     * @param alerts its open alerts and their history
     */
    AccountPage(Document account, List<Document> history, AlertSection alerts) {
        this.account = account;
        this.history = history;
        this.alerts = alerts;
    }

    void print(PrintWriter out) {
        title(out);
        standing(out);
        reasons(out);
        changes(out);
        contributions(out);
        regret(out);
        promises(out);
        AdvocacyLines.of(account).forEach(line -> out.println(PlainText.line(line)));
        alerts.print(out);
    }

    private void title(PrintWriter out) {
        List<String> facts = new ArrayList<>();
        facts.add(account.text("account.id"));
        addIfKnown(facts, "%s", account.text("account.segment"));
        account.number("account.annual_value")
                .ifPresent(value -> facts.add("%,.0f a year".formatted(value)));
        addIfKnown(facts, "renews %s", date(account.text("account.renewal_date")));
        addIfKnown(facts, "owner %s", account.text("owner.id"));
        addIfKnown(facts, "stage %s", account.text("journey.stage"));
        out.println(CallList.name(account));
        out.println(PlainText.line(String.join(" · ", facts)));
    }

    private void standing(PrintWriter out) {
        out.printf(
                "%nScore %s of 100, band %s, as of %s UTC%s%n",
                CallList.whole(account.number("risk.score")),
                account.text("risk.band"),
                CallList.time(account.text("@timestamp")),
                signed(", %+.0f within 7 days", account.number("risk.change_7d")));
        account.number("risk.p90d").ifPresent(chance -> chance(out, chance));
        out.printf(
                "Known: %.0f %% of what this deployment could tell (confidence %s)%n",
                100 * account.number("risk.coverage").orElse(0), account.text("risk.confidence"));
        if (history.size() > 1) {
            out.printf(
                    "Scores %s to %s: %s%n",
                    date(history.get(0).text("@timestamp")),
                    date(history.get(history.size() - 1).text("@timestamp")),
                    sparkline());
        }
    }

    private void chance(PrintWriter out, double chance) {
        boolean calibrated = Boolean.parseBoolean(account.text("risk.calibrated"));
        OptionalDouble value = account.number("risk.value_at_risk");
        out.printf(
                "Chance to leave within 90 days: %.0f %%%s%s%n",
                100 * chance,
                calibrated ? "" : " (a prior, not fitted to outcomes yet)",
                value.isPresent() ? ", value at risk " + CallList.whole(value) : "");
    }

    private void reasons(PrintWriter out) {
        List<Document> reasons = account.objects("reasons");
        if (reasons.isEmpty()) {
            out.printf("%nNothing stands out.%n");
            return;
        }
        out.printf("%nWhy%n");
        for (Document reason : reasons) {
            out.printf(
                    "  %s (%s)%n",
                    PlainText.line(reason.text("sentence")),
                    signed("%+.1f points", reason.number("points")).strip());
        }
    }

    private void changes(PrintWriter out) {
        List<Map.Entry<String, Double>> changes =
                account.numbersBelow("contrib_change").entrySet().stream()
                        .filter(change -> Math.abs(change.getValue()) >= SHOWN_POINTS)
                        .sorted(byWeight())
                        .limit(SHOWN_CHANGES)
                        .toList();
        if (!changes.isEmpty()) {
            out.printf("%nWhat changed within 7 days%n");
            changes.forEach(
                    change -> out.printf("  %+6.1f  %s%n", change.getValue(), change.getKey()));
        }
    }

    private void contributions(PrintWriter out) {
        List<Map.Entry<String, Double>> contributions =
                account.numbersBelow("contrib").entrySet().stream()
                        .filter(points -> Math.abs(points.getValue()) >= SHOWN_POINTS)
                        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                        .toList();
        out.printf("%nWhat makes the score (every account starts at 20)%n");
        Table table = new Table("feature", ">value", ">points", "");
        for (Map.Entry<String, Double> points : contributions) {
            OptionalDouble value = account.number("feature." + points.getKey());
            table.row(
                    points.getKey(),
                    value.isPresent() ? "%,.2f".formatted(value.getAsDouble()) : "",
                    "%+.1f".formatted(points.getValue()),
                    bar(points.getValue()));
        }
        table.print(out);
    }

    private void regret(PrintWriter out) {
        String dominant = account.text("regret.dominant");
        if (dominant == null || dominant.equals("NONE")) {
            return;
        }
        out.printf(
                "%nKind of regret: %s (%s)%n",
                dominant,
                "SURVEY".equals(account.text("regret.basis"))
                        ? "the customer was asked"
                        : "inferred from the reasons");
        kind(out, "over alternatives not taken", "regret.foregone");
        kind(out, "because it lost its meaning", "regret.significance");
        kind(out, "over too little thought", "regret.under");
        kind(out, "over too much thought", "regret.over");
    }

    private void kind(PrintWriter out, String words, String field) {
        double strength = account.number(field).orElse(0);
        if (strength >= 1) {
            out.printf("  %-28s %3.0f  %s%n", words, strength, "█".repeat((int) strength / 5));
        }
    }

    /** What the customer still waits for; nothing where nothing is owed. */
    private void promises(PrintWriter out) {
        List<String> owed = new ArrayList<>();
        addIfAny(owed, "tickets without a first answer", "promise.unanswered_tickets");
        addIfAny(owed, "messages without a reply", "promise.open_messages");
        addIfAny(owed, "missed sessions not made up for", "promise.missed_sessions");
        if (owed.isEmpty()) {
            return;
        }
        out.printf("%nOpen promises%n");
        owed.forEach(line -> out.println("  " + line));
        account.number("promise.longest_wait_h")
                .ifPresent(hours -> out.printf("  the longest message has waited %.0f h%n", hours));
    }

    private void addIfAny(List<String> owed, String what, String field) {
        double count = account.number(field).orElse(0);
        if (count > 0) {
            owed.add("%.0f %s".formatted(count, what));
        }
    }

    private String sparkline() {
        StringBuilder line = new StringBuilder();
        for (Document score : history) {
            double value = score.number("risk.score").orElse(0);
            int height = (int) Math.min(SPARKS.length() - 1, value / 100 * SPARKS.length());
            line.append(SPARKS.charAt(height));
        }
        return line.toString();
    }

    private static String bar(double points) {
        return (points >= 0 ? "█" : "░").repeat((int) Math.round(Math.abs(points)));
    }

    private static Comparator<Map.Entry<String, Double>> byWeight() {
        return Comparator.comparingDouble(
                        (Map.Entry<String, Double> entry) -> -Math.abs(entry.getValue()))
                .thenComparing(Map.Entry.comparingByKey());
    }

    private static String signed(String format, OptionalDouble number) {
        return number.isPresent() ? format.formatted(number.getAsDouble()) : "";
    }

    private static String date(String instant) {
        return instant == null ? null : instant.substring(0, Math.min(10, instant.length()));
    }

    private static void addIfKnown(List<String> facts, String format, String fact) {
        if (fact != null) {
            facts.add(format.formatted(fact));
        }
    }
}
