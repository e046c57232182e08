package io.regretradar.cli.panels;

import io.regretradar.cli.console.JsonText;
import io.regretradar.cli.console.OutputOption;
import io.regretradar.cli.console.Table;
import io.regretradar.cli.elastic.ElasticOptions;
import io.regretradar.cli.elastic.RegretIndices;
import io.regretradar.dashboards.kibana.PanelCheck.Found;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Asks what the dashboards ask, without Kibana: which panels would be blank? */
@Command(
        name = "panels",
        description = {
            "Asks Elasticsearch what every panel of the dashboards asks, and says what each would"
                    + " show. Needs no Kibana. Ends with exit code 1 if a panel would be blank."
        },
        footer = {
            "",
            "Examples:",
            "  radar panels --elasticsearch http://localhost:9200",
            "  radar panels --dashboard today --at 2026-03-01T08:00:00Z"
        })
public final class PanelsCommand implements Callable<Integer> {
    @Mixin private ElasticOptions elastic;
    @Mixin private OutputOption output;
    @Spec private CommandSpec spec;

    @Option(
            names = "--dashboard",
            paramLabel = "ID",
            description = "Only this one: account, advocacy, journey, pipeline or today.")
    private String dashboard;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            description = "Reckon time ranges from then, e.g. 2026-03-01T08:00:00Z. Default: now.")
    private Instant at;

    @Override
    public Integer call() {
        Panels panels;
        try (RegretIndices indices = elastic.connect()) {
            panels = Panels.ask(indices, at == null ? Instant.now() : at);
        }
        if (dashboard != null) {
            panels = panels.of(dashboard);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (output.json()) {
            out.println(JsonText.line(panels.found()));
        } else {
            print(panels, out);
        }
        return panels.blank().isEmpty() ? 0 : 1;
    }

    private static void print(Panels panels, PrintWriter out) {
        Table table = new Table("dashboard", "panel", "searches", ">hits", "shows");
        List<Found> sorted =
                panels.found().stream().sorted(Comparator.comparing(Found::dashboard)).toList();
        for (Found found : sorted) {
            table.row(
                    found.dashboard(),
                    found.panel(),
                    found.index(),
                    "%,d".formatted(found.hits()),
                    shows(found));
        }
        table.print(out);
        out.println();
        out.println(panels.sentence());
    }

    private static String shows(Found found) {
        if (found.blank()) {
            return "nothing";
        }
        if (found.columns() == 0) {
            return "documents";
        }
        int filled = found.columns() - found.empty().size();
        return found.empty().isEmpty()
                ? "all %d columns".formatted(found.columns())
                : "%d of %d columns, not %s"
                        .formatted(filled, found.columns(), String.join(", ", found.empty()));
    }
}
