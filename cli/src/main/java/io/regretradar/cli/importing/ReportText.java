package io.regretradar.cli.importing;

import io.regretradar.cli.console.PlainText;
import io.regretradar.cli.console.Table;
import java.io.PrintWriter;

/** What an import found, for people. */
final class ReportText {
    private static final int LONGEST = 300;

    private ReportText() {}

    static void print(ImportReport report, boolean withEvents, PrintWriter out) {
        report.files().forEach(file -> out.println(PlainText.line(file)));
        out.printf(
                "%,d rows read, %,d of them left out by the filter, %,d rejected; %,d repeats dropped.%n",
                report.rows(), report.leftOutRows(), report.rejectedRows(), report.repeats());
        if (report.events() > 0) {
            out.println();
            Table table = new Table("stream", ">events", ">accounts", "from", "to");
            report.ranges(
                    (stream, events, accounts, first, last) ->
                            table.row(
                                    stream,
                                    "%,d".formatted(events),
                                    "%,d".formatted(accounts),
                                    first,
                                    last));
            table.print(out);
        }
        if (withEvents && !report.firstEvents().isEmpty()) {
            out.printf("%nThe first events:%n");
            report.firstEvents().forEach(line -> out.println("  " + shown(line)));
        }
        if (!report.kinds().isEmpty()) {
            out.printf("%nRejected:%n");
            for (ImportReport.Kind kind : report.kinds()) {
                out.printf(
                        "%,8d  %s%s%n",
                        kind.count(),
                        kind.event() == null
                                ? "rows, "
                                : "events '" + PlainText.line(kind.event()) + "', ",
                        (kind.reason() + " " + PlainText.line(kind.what())).strip());
                kind.examples().forEach(example -> out.println("            " + shown(example)));
            }
        }
        out.println();
    }

    private static String shown(String text) {
        return PlainText.shortened(text, LONGEST);
    }
}
