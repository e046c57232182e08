package io.regretradar.cli.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.regretradar.cli.console.JsonText;
import io.regretradar.cli.console.OutputOption;
import io.regretradar.cli.console.Table;
import io.regretradar.cli.console.WrongUsage;
import io.regretradar.cli.kafka.KafkaOptions;
import io.regretradar.domain.rules.ControlEvent;
import io.regretradar.domain.rules.RuleKind;
import io.regretradar.domain.rules.Rules;
import io.regretradar.domain.rules.Silence;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the rules over time. */
@Command(
        name = "show",
        description = {
            "Shows which rules hold, which wait for their time and which were refused; with --json,"
                    + " the rules of a kind themselves."
        },
        footer = {
            "",
            "Examples:",
            "  radar control show --bootstrap-servers localhost:9092",
            "  radar control show STAGES --json > stages.json",
            "  radar control show STAGES --schema > stages.schema.json"
        })
final class ShowCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "KIND",
            description =
                    "SCORECARD, STAGES, TOUCHPOINT_PLAN, REFERRAL_RULES, PLAYS, SHADOW_SCORECARD or SILENCE. Default: all.")
    private RuleKind kind;

    @Option(
            names = "--json",
            description = "Print the rules of KIND that hold, as a JSON document to work on.")
    private boolean json;

    @Option(
            names = "--compiled-in",
            description = "With --json: print what comes with the product. Needs no service.")
    private boolean compiledIn;

    @Option(
            names = "--schema",
            description = "Print the JSON schema of KIND, e.g. for an editor. Needs no service.")
    private boolean schema;

    @Mixin private OutputOption output;
    @Mixin private KafkaOptions kafka;
    @Spec private CommandSpec spec;

    /**
     * A line of what is shown.
     *
     * @param state HOLDS, WAITS, REPLACED, OVER, COMPILED_IN or REFUSED
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Row(
            RuleKind kind,
            long version,
            String state,
            Instant effectiveAt,
            Instant publishedAt,
            String why) {}

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (schema) {
            if (kind == null) {
                throw new WrongUsage(
                        "--schema needs a KIND: %s. Add it, as in 'radar control show STAGES --schema'."
                                .formatted(RuleKind.names()));
            }
            out.print(Rules.schema(kind));
            out.flush();
            return 0;
        }
        if (json) {
            out.print(text());
            out.flush();
            return 0;
        }
        ControlTopic.Content content = new ControlTopic(kafka.settings()).read();
        List<Row> rows = rows(content);
        if (output.json()) {
            out.println(JsonText.line(rows));
            return 0;
        }
        Table table = new Table("kind", ">version", "state", "effective at", "published at", "why");
        rows.forEach(
                row ->
                        table.row(
                                row.kind(),
                                row.version(),
                                row.state(),
                                row.effectiveAt(),
                                row.publishedAt(),
                                row.why()));
        table.print(out);
        if (content.unreadable() > 0) {
            out.printf(
                    "%d records of the topic are no rules; they became dead letters.%n",
                    content.unreadable());
        }
        return 0;
    }

    private String text() {
        if (kind == null || !kind.replaces()) {
            throw new WrongUsage(
                    "--json needs a KIND: SCORECARD, STAGES, TOUCHPOINT_PLAN, REFERRAL_RULES, PLAYS or SHADOW_SCORECARD. Add it, as in 'radar control show STAGES --json'.");
        }
        if (compiledIn) {
            return Rules.defaultJson(kind);
        }
        ControlTopic.Content content = new ControlTopic(kafka.settings()).read();
        long holds = content.book().at(now(content)).version(kind);
        return content.entries().stream()
                .filter(entry -> entry.accepted() && entry.event().kind() == kind)
                .map(ControlTopic.Entry::event)
                .filter(event -> event.version() == holds)
                .map(event -> Pretty.json(event.json()))
                .findFirst()
                .orElseGet(() -> Rules.defaultJson(kind));
    }

    /** How far event time has come, as the control topic knows it. */
    private static long now(ControlTopic.Content content) {
        return content.gate().largestTick();
    }

    private List<Row> rows(ControlTopic.Content content) {
        List<Row> rows = new ArrayList<>();
        Rules present = content.book().at(now(content));
        for (RuleKind each : RuleKind.values()) {
            if (kind != null && each != kind) {
                continue;
            }
            if (each.replaces()) {
                boolean untouched = present.version(each) == Rules.defaults().version(each);
                rows.add(
                        new Row(
                                each,
                                Rules.defaults().version(each),
                                untouched ? "COMPILED_IN, HOLDS" : "COMPILED_IN",
                                null,
                                null,
                                null));
            }
            for (ControlTopic.Entry entry : content.entries()) {
                if (entry.event().kind() == each) {
                    rows.add(row(entry, present, now(content)));
                }
            }
        }
        return rows;
    }

    private static Row row(ControlTopic.Entry entry, Rules present, long now) {
        ControlEvent event = entry.event();
        String state;
        if (!entry.accepted()) {
            state = "REFUSED";
        } else if (event.effectiveAt() > now) {
            state = "WAITS";
        } else if (event.kind() == RuleKind.SILENCE && Silence.parse(event.json()).over(now)) {
            state = "OVER";
        } else if (!event.kind().replaces() || present.version(event.kind()) == event.version()) {
            state = "HOLDS";
        } else {
            state = "REPLACED";
        }
        return new Row(
                event.kind(),
                event.version(),
                state,
                Instant.ofEpochMilli(event.effectiveAt()),
                entry.at(),
                entry.accepted() ? null : entry.why());
    }
}
