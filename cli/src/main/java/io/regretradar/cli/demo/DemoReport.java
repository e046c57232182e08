package io.regretradar.cli.demo;

import io.regretradar.cli.alerts.CallList;
import io.regretradar.cli.console.JsonText;
import io.regretradar.cli.console.PlainText;
import io.regretradar.cli.console.Table;
import io.regretradar.cli.digest.ToCall;
import io.regretradar.cli.simulate.Truth;
import io.regretradar.pipeline.JobProgress;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a demo says at its end.
 *
 * @param events events sent
 * @param badRecords records sent among them that no job can use
 * @param progress the job's own counts
 * @param truths what was really the case, where known
 * @param digest the page that says whom to call
 * @param took from the start of the servers to the last document
 */
record DemoReport(
        long events,
        int badRecords,
        JobProgress progress,
        Findings findings,
        Optional<List<Truth>> truths,
        String kafka,
        String elasticsearch,
        URI flink,
        Path digest,
        Duration took) {

    private static final int SHOWN_ACCOUNTS = 20;
    private static final int LONGEST_NAME = 28;
    private static final int LONGEST_REASON = 60;

    /** One JSON object; what only a known truth can tell is null without one. */
    String json() {
        Optional<TruthCheck> check = findings.check();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("events", events);
        json.put("applied", progress.applied());
        json.put("duplicates", progress.duplicate());
        json.put("late", progress.late());
        json.put("rejected", progress.rejected());
        json.put("evaluations", progress.evaluated());
        json.put("documents", progress.written());
        json.put("scores", findings.scores());
        json.put("alerts", findings.alerts());
        json.put("alertsByType", findings.alertsByType());
        json.put("portfolioRows", new TreeMap<>(findings.portfolioRows()));
        json.put("alertsByBand", findings.alertsByBand());
        json.put("badRecords", badRecords);
        json.put("deadLetters", findings.deadLetters());
        json.put("panels", findings.panels().found().size());
        json.put("blankPanels", findings.panels().blank());
        json.put("churned", known(check, TruthCheck::churned));
        json.put("churnedVisible", known(check, TruthCheck::churnedVisible));
        json.put("churnedWarned", known(check, TruthCheck::churnedWarned));
        json.put("medianLeadDays", known(check, DemoReport::leadDays));
        json.put("healthy", known(check, TruthCheck::healthy));
        json.put("healthyBothered", known(check, TruthCheck::healthyBothered));
        json.put("elasticsearch", elasticsearch);
        json.put("kafka", kafka);
        json.put("flink", flink);
        json.put("digest", digest.toString());
        json.put("durationSeconds", took.toMillis() / 100 / 10.0);
        return JsonText.line(json);
    }

    void print(PrintWriter out) {
        Map<String, Truth> byAccount =
                truths.stream()
                        .flatMap(List::stream)
                        .collect(Collectors.toMap(Truth::account, Function.identity()));
        print(findings.calls(), byAccount, out);
        out.printf(
                Locale.ROOT,
                "%n%,d events in %d s: %,d scores, %,d alerts, %,d dead letters.%n",
                events,
                took.toSeconds(),
                findings.scores(),
                findings.alerts(),
                findings.deadLetters());
        out.printf(
                Locale.ROOT,
                "Alerts ever raised: %s. REGRET_RISK at its worst: %s.%n",
                counts(findings.alertsByType()),
                counts(findings.alertsByBand()));
        if (findings.ready() > 0) {
            out.printf(
                    Locale.ROOT,
                    "Ready to be asked for a referral now: %,d accounts. The digest names them.%n",
                    findings.ready());
        }
        if (badRecords > 0) {
            out.printf(
                    Locale.ROOT,
                    "%d bad records were sent among the events, as real streams have them: %,d dead letters, and nothing else of them.%n",
                    badRecords,
                    findings.deadLetters());
        }
        out.printf("Dashboards: %s%n", findings.panels().sentence());
        findings.check().ifPresent(check -> print(check, out));
        out.printf(
                "Flink's page:  %s%nElasticsearch: %s%nDigest:        %s%n",
                flink, elasticsearch, digest);
    }

    private void print(List<ToCall> calls, Map<String, Truth> byAccount, PrintWriter out) {
        Table table =
                new Table(
                        "account",
                        "band",
                        ">score",
                        ">value at risk",
                        "alert",
                        "why",
                        "since (UTC)",
                        truths.isPresent() ? "in truth" : "");
        for (ToCall call : calls.subList(0, Math.min(SHOWN_ACCOUNTS, calls.size()))) {
            int others = call.alerts().size() - 1;
            table.row(
                    PlainText.shortened(CallList.name(call.account()), LONGEST_NAME),
                    call.band().name(),
                    CallList.whole(call.account().number("risk.score")),
                    CallList.whole(call.valueAtRisk()),
                    call.gravest().text("alert.type") + (others == 0 ? "" : " +" + others),
                    PlainText.shortened(CallList.why(call.account()), LONGEST_REASON),
                    CallList.time(call.gravest().text("alert.opened_at")).substring(0, 10),
                    inTruth(call.id(), byAccount));
        }
        table.print(out);
        if (calls.size() > SHOWN_ACCOUNTS) {
            out.printf(Locale.ROOT, "... and %,d accounts more.%n", calls.size() - SHOWN_ACCOUNTS);
        }
    }

    private static String counts(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(count -> "%,d %s".formatted(count.getValue(), count.getKey()))
                .collect(Collectors.joining(", "));
    }

    private static void print(TruthCheck check, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%d accounts left, %d of them with a regret that shows in events: %d of these (%s) were warned of"
                        + " %d days before or earlier%s.%n",
                check.churned(),
                check.churnedVisible(),
                check.churnedWarned(),
                percent(check.churnedWarned(), check.churnedVisible()),
                TruthCheck.TIMELY.toDays(),
                check.medianLeadDays().isPresent()
                        ? ", the median %.0f days".formatted(check.medianLeadDays().getAsDouble())
                        : "");
        out.printf(
                Locale.ROOT,
                "%d accounts were healthy: %d of them (%s) were bothered (AT_RISK or worse).%n",
                check.healthy(),
                check.healthyBothered(),
                percent(check.healthyBothered(), check.healthy()));
    }

    private static String inTruth(String account, Map<String, Truth> truths) {
        Truth truth = truths.get(account);
        if (truth == null) {
            return null;
        }
        String persona = truth.persona().toLowerCase(Locale.ROOT).replace('_', ' ');
        if (truth.churned()) {
            return "%s, left %s".formatted(persona, truth.churnedAt().toString().substring(0, 10));
        }
        return truth.healthy()
                ? persona + ", was well"
                : "%s, regret up to %.2f".formatted(persona, truth.peakRegret());
    }

    private static String percent(long part, long whole) {
        return whole == 0 ? "-" : "%.0f %%".formatted(100.0 * part / whole);
    }

    private static Double leadDays(TruthCheck check) {
        return check.medianLeadDays().isPresent()
                ? Math.round(check.medianLeadDays().getAsDouble() * 10) / 10.0
                : null;
    }

    private static Object known(Optional<TruthCheck> check, Function<TruthCheck, Object> number) {
        return check.map(number).orElse(null);
    }
}
