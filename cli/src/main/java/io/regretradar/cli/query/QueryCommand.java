package io.regretradar.cli.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.regretradar.cli.console.JsonText;
import io.regretradar.cli.console.OutputOption;
import io.regretradar.cli.console.Table;
import io.regretradar.cli.console.WrongUsage;
import io.regretradar.cli.elastic.ElasticOptions;
import io.regretradar.cli.elastic.RegretIndices;
import io.regretradar.dashboards.query.StoredQuery;
import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks one of the questions that come with Regret Radar. */
@Command(
        name = "query",
        description = {
            "Asks Elasticsearch one of the questions that come with Regret Radar and prints the"
                    + " answer as a table. Without a name it lists the questions."
        },
        footer = {
            "",
            "Examples:",
            "  radar query",
            "  radar query drop-off-by-stage",
            "  radar query what-moved-most --at 2026-03-01T08:00:00Z --output json"
        })
public final class QueryCommand implements Callable<Integer> {
    @Mixin private ElasticOptions elastic;
    @Mixin private OutputOption output;
    @Spec private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            description = "Which question. Default: list them all.")
    private String name;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            description = "Reckon time ranges from then, e.g. 2026-03-01T08:00:00Z. Default: now.")
    private String at;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (name == null) {
            list(out);
            return 0;
        }
        StoredQuery query = named(name);
        StoredQuery asked = at == null ? query : query.at(instant(at));
        try (RegretIndices indices = elastic.connect()) {
            JsonNode answer = indices.ask(asked.index(), asked.body());
            if (output.json()) {
                out.println(JsonText.line(answer));
            } else {
                print(asked, answer, out);
            }
        }
        return 0;
    }

    private void list(PrintWriter out) {
        List<StoredQuery> all = StoredQuery.packaged();
        if (output.json()) {
            out.println(JsonText.line(all));
            return;
        }
        Table table = new Table("name", "question");
        all.forEach(query -> table.row(query.name(), query.question()));
        table.print(out);
    }

    private static void print(StoredQuery query, JsonNode answer, PrintWriter out) {
        out.println(query.question());
        if (!query.note().isEmpty()) {
            out.println(query.note());
        }
        out.println();
        AnswerTable table = AnswerTable.of(query.body(), answer);
        if (table.rows().isEmpty()) {
            out.println("Nothing matches.");
        } else {
            table.print(out);
        }
    }

    private static StoredQuery named(String name) {
        List<StoredQuery> all = StoredQuery.packaged();
        return all.stream()
                .filter(query -> query.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new WrongUsage(
                                        "the query is '%s', but must be one of %s. 'radar query' lists them with their questions."
                                                .formatted(
                                                        name,
                                                        String.join(
                                                                ", ",
                                                                all.stream()
                                                                        .map(StoredQuery::name)
                                                                        .toList()))));
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new WrongUsage(
                    "at is '%s', but must be an instant such as 2026-03-01T08:00:00Z. Set it with --at INSTANT."
                            .formatted(text));
        }
    }
}
