package io.regretradar.cli.demo;

import io.regretradar.cli.alerts.CallList;
import io.regretradar.cli.console.JsonText;
import io.regretradar.cli.elastic.Document;
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
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a demo says at its end.
 *
 * @param events events sent
 * @param progress the job's own counts
 * @param truths what was really the case, where known
 * @param digest the page that says whom to call
 * @param took from the start of the servers to the last document
 */
record DemoReport(
        long events,
        JobProgress progress,
        Findings findings,
        Optional<List<Truth>> truths,
        String kafka,
        String elasticsearch,
        URI flink,
        Path digest,
        Duration took) {

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
        json.put("alertsByBand", findings.alertsByBand());
        json.put("deadLetters", findings.deadLetters());
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
        CallList.print(
                findings.ranked(),
                truths.isPresent() ? "in truth" : "",
                alert -> inTruth(alert, byAccount),
                out);
        out.printf(
                Locale.ROOT,
                "%n%,d events in %d s: %,d scores, %,d alerts (%s), %,d dead letters.%n",
                events,
                took.toSeconds(),
                findings.scores(),
                findings.alerts(),
                findings.alertsByBand().entrySet().stream()
                        .map(band -> "%,d %s".formatted(band.getValue(), band.getKey()))
                        .collect(Collectors.joining(", ")),
                findings.deadLetters());
        findings.check().ifPresent(check -> print(check, out));
        out.printf(
                "Flink's page:  %s%nElasticsearch: %s%nDigest:        %s%n",
                flink, elasticsearch, digest);
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

    private static String inTruth(Document alert, Map<String, Truth> truths) {
        Truth truth = truths.get(alert.text("account.id"));
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
