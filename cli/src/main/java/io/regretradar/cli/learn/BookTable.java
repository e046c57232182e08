package io.regretradar.cli.learn;

import static io.regretradar.cli.learn.QualityText.interval;
import static io.regretradar.cli.learn.QualityText.number;

import io.regretradar.cli.console.Table;
import io.regretradar.domain.alert.Band;
import io.regretradar.domain.learning.HorizonQuality;
import io.regretradar.domain.learning.WarningQuality;
import io.regretradar.domain.scorecard.Evidence;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Several made-up books side by side. */
final class BookTable {
    private final PrintWriter out;

    BookTable(PrintWriter out) {
        this.out = out;
    }

    void print(List<BookCheck> books) {
        Table warned =
                new Table(
                        ">seed",
                        ">accounts",
                        ">lost",
                        "AUC, 90 d",
                        "lift of top 10 %",
                        "precision at capacity",
                        ">warned 14 d ahead",
                        ">median lead",
                        ">false per 100 accounts and month",
                        "bands",
                        ">leaks");
        Table learnt =
                new Table(
                        ">seed",
                        "fitted",
                        ">learnt from",
                        ">judged on",
                        "measure",
                        "before",
                        "after",
                        "change");
        Table control = new Table(">seed", "AUC with outcomes dealt by lot", "calibrate");
        for (BookCheck book : books) {
            warned(warned, book);
            learnt(learnt, book);
            control.row(
                    book.seed(),
                    interval(book.shuffled().auc(), 3),
                    book.shuffledRefusal() == null ? "ACCEPTED" : "refused");
        }
        out.println("How well the scorecard warns (intervals are 95 %, drawn by account)");
        warned.print(out);
        out.println();
        out.println("Learnt on the earlier half, judged on the later one");
        learnt.print(out);
        books.stream()
                .filter(book -> book.refusal() != null)
                .forEach(book -> out.printf("seed %d: %s%n", book.seed(), book.refusal()));
        out.println();
        out.println("Control without a signal");
        control.print(out);
        out.flush();
    }

    private static void warned(Table table, BookCheck book) {
        HorizonQuality main = book.quality().main();
        WarningQuality watch = book.quality().warnings(Band.WATCH);
        table.row(
                book.seed(),
                book.quality().history().begun().size(),
                watch.losses(),
                interval(main.auc(), 3),
                interval(main.topDecileLift(), 1),
                interval(main.precisionAtCapacity(), 2),
                "%d of %d".formatted(watch.timely(), watch.losses()),
                number(watch.medianLeadDays(), 0) + " d",
                number(watch.falseAlarmsPer100AccountMonths(), 1),
                book.quality().bands().entrySet().stream()
                        .map(band -> number(100 * band.getValue(), 1))
                        .collect(Collectors.joining("/", "", " %")),
                book.quality().leaks().size());
    }

    private static void learnt(Table table, BookCheck book) {
        Evidence e = book.evidence();
        if (e == null) {
            table.row(book.seed(), "refused", null, null, null, null, null, null);
            return;
        }
        table.row(
                book.seed(),
                e.fitted(),
                e.learntLosses() + " losses",
                e.judgedLosses() + " losses",
                "Brier",
                ends(e.before().brier(), 4),
                ends(e.after().brier(), 4),
                change(e.brierChange()));
        measure(
                table,
                "ECE",
                e.before().calibrationError(),
                e.after().calibrationError(),
                e.calibrationErrorChange());
        measure(table, "AUC", e.before().auc(), e.after().auc(), e.aucChange());
    }

    private static void measure(
            Table table,
            String name,
            Evidence.Ends before,
            Evidence.Ends after,
            Evidence.Ends change) {
        table.row(null, null, null, null, name, ends(before, 4), ends(after, 4), change(change));
    }

    static String ends(Evidence.Ends ends, int decimals) {
        return ends.low() == null
                ? number(ends.estimate(), decimals)
                : "%s (%s–%s)"
                        .formatted(
                                number(ends.estimate(), decimals),
                                number(ends.low(), decimals),
                                number(ends.high(), decimals));
    }

    static String change(Evidence.Ends ends) {
        return ends.low() == null
                ? String.format(Locale.ROOT, "%+.4f", ends.estimate())
                : String.format(
                        Locale.ROOT,
                        "%+.4f (%+.4f to %+.4f)",
                        ends.estimate(),
                        ends.low(),
                        ends.high());
    }
}
