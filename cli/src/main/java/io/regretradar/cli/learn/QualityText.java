package io.regretradar.cli.learn;

import io.regretradar.cli.console.Table;
import io.regretradar.domain.alert.Band;
import io.regretradar.domain.learning.FeatureQuality;
import io.regretradar.domain.learning.HorizonQuality;
import io.regretradar.domain.learning.Interval;
import io.regretradar.domain.learning.Leak;
import io.regretradar.domain.learning.ScoreQuality;
import io.regretradar.domain.learning.Stability;
import io.regretradar.domain.learning.WarningQuality;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A report for the terminal. */
final class QualityText {
    private final PrintWriter out;

    QualityText(PrintWriter out) {
        this.out = out;
    }

    void print(ScoreQuality quality) {
        out.printf(
                "Scorecard %d (%s), %d accounts, %s to %s%n",
                quality.card().version(),
                quality.card().calibrated() ? "calibrated" : "a prior, not fitted to outcomes",
                quality.history().begun().size(),
                day(quality.history().from()),
                day(quality.history().end()));
        out.println("Intervals are 95 %, drawn by account.");
        leaks(quality.leaks());
        horizons(quality.horizons());
        warnings(quality.warnings());
        out.printf(
                "%nBands of all snapshots: %s%n",
                quality.bands().entrySet().stream()
                        .map(entry -> entry.getKey() + " " + percent(entry.getValue()))
                        .collect(Collectors.joining(", ")));
        segments(quality.main());
        features(quality.features());
        out.flush();
    }

    private void leaks(List<Leak> leaks) {
        for (Leak leak : leaks) {
            out.printf("%nLEAK %s: %s%n", leak.kind(), leak.message());
        }
        if (!leaks.isEmpty()) {
            out.println("What follows flatters the scores.");
        }
    }

    private void horizons(List<HorizonQuality> horizons) {
        Table table =
                new Table(
                        "within",
                        ">cases",
                        ">lost",
                        ">rate",
                        "AUC",
                        "earlier half",
                        "later half",
                        "lift of top 10 %",
                        "precision at capacity",
                        "Brier (base rate)",
                        "ECE");
        for (HorizonQuality one : horizons) {
            table.row(
                    one.horizon().days() + " d",
                    one.sample().size(),
                    one.sample().lostAccounts(),
                    percent(one.sample().baseRate()),
                    interval(one.auc(), 3),
                    number(one.earlierAuc().estimate(), 3),
                    number(one.laterAuc().estimate(), 3),
                    interval(one.topDecileLift(), 1),
                    interval(one.precisionAtCapacity(), 2),
                    number(one.brier().estimate(), 4)
                            + " ("
                            + number(one.brierOfBaseRate(), 4)
                            + ")",
                    interval(one.calibrationError(), 3));
        }
        out.println();
        table.print(out);
    }

    private void warnings(List<WarningQuality> warnings) {
        Table table =
                new Table(
                        "warning",
                        ">losses",
                        ">warned",
                        ">14 d ahead",
                        ">median lead",
                        ">warnings",
                        ">false",
                        ">undecided",
                        ">false per 100 accounts and month",
                        ">called wrong");
        for (WarningQuality one : warnings) {
            table.row(
                    one.band() == Band.CRITICAL ? "CRITICAL" : one.band() + " or worse",
                    one.losses(),
                    one.warned(),
                    one.timely(),
                    Double.isNaN(one.medianLeadDays())
                            ? "-"
                            : number(one.medianLeadDays(), 0) + " d",
                    one.warnings(),
                    one.falseAlarms(),
                    one.undecided(),
                    number(one.falseAlarmsPer100AccountMonths(), 1),
                    percent(one.calledWrongShare()));
        }
        out.println();
        table.print(out);
    }

    private void segments(HorizonQuality main) {
        if (main.segments().size() < 2) {
            return;
        }
        Table table = new Table("segment", ">accounts", ">lost", ">rate", "AUC");
        main.segments()
                .forEach(
                        (name, part) ->
                                table.row(
                                        name,
                                        part.accounts(),
                                        part.lostAccounts(),
                                        percent(part.baseRate()),
                                        interval(part.auc(), 3)));
        out.println();
        table.print(out);
    }

    private void features(List<FeatureQuality> features) {
        Table table = new Table("feature", ">carries", ">coverage", "AUC alone", ">PSI", "");
        features.stream()
                .filter(one -> !one.neverAvailable())
                .sorted(Comparator.comparingDouble(FeatureQuality::points).reversed())
                .forEach(
                        one ->
                                table.row(
                                        one.feature().id(),
                                        String.format(Locale.ROOT, "%+.2f", one.points()),
                                        percent(one.coverage()),
                                        interval(one.auc(), 3),
                                        number(one.stability(), 2),
                                        moved(one.stability())));
        out.println();
        table.print(out);
        String never =
                features.stream()
                        .filter(FeatureQuality::neverAvailable)
                        .map(one -> one.feature().id())
                        .collect(Collectors.joining(", "));
        if (!never.isEmpty()) {
            out.printf("%nNever available in this history: %s%n", never);
        }
        out.println(
                "carries: points in cases before a loss minus points in others."
                        + " PSI: later half against earlier.");
    }

    static String moved(double stability) {
        if (Double.isNaN(stability) || stability < Stability.NOTICEABLE) {
            return "";
        }
        return stability < Stability.LARGE ? "moved" : "moved far";
    }

    static String interval(Interval interval, int decimals) {
        String value = number(interval.estimate(), decimals);
        return interval.known()
                ? "%s (%s–%s)"
                        .formatted(
                                value,
                                number(interval.low(), decimals),
                                number(interval.high(), decimals))
                : value;
    }

    static String number(double value, int decimals) {
        return Double.isFinite(value)
                ? String.format(Locale.ROOT, "%." + decimals + "f", value)
                : "-";
    }

    static String percent(double share) {
        return Double.isFinite(share) ? number(100 * share, 1) + " %" : "-";
    }

    static String day(long at) {
        return Instant.ofEpochMilli(at).toString().substring(0, 10);
    }
}
