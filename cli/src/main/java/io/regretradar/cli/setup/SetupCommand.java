package io.regretradar.cli.setup;

import io.regretradar.cli.console.JsonText;
import io.regretradar.cli.console.OutputOption;
import io.regretradar.cli.console.Table;
import io.regretradar.cli.console.WrongUsage;
import io.regretradar.cli.elastic.ElasticOptions;
import io.regretradar.dashboards.install.InstallException;
import io.regretradar.dashboards.install.Installed;
import io.regretradar.dashboards.install.Installer;
import io.regretradar.pipeline.kafka.KafkaRefusedException;
import io.regretradar.pipeline.kafka.Topics;
import io.regretradar.pipeline.settings.KafkaSettings;
import io.regretradar.pipeline.settings.RegretSettings;
import java.io.PrintWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes on real servers what the job needs there, and says what became of each object. */
@Command(
        name = "setup",
        description = {
            "Makes what is missing on real servers: topics in Kafka, index templates and indices in"
                    + " Elasticsearch, dashboards and alert rules in Kibana. Can be repeated at any time.",
            "Servers that are not named are left out, but for Elasticsearch."
        },
        footer = {
            "",
            "Example:",
            "  radar setup --bootstrap-servers localhost:9092 --elasticsearch http://localhost:9200"
                    + " --kibana http://localhost:5601"
        })
public final class SetupCommand implements Callable<Integer> {
    private static final String SERVERS_VARIABLE = "REGRET_RADAR_KAFKA_BOOTSTRAP_SERVERS";

    @Mixin private ElasticOptions elastic;
    @Mixin private OutputOption output;
    @Spec private CommandSpec spec;

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            defaultValue = "${env:" + SERVERS_VARIABLE + "}",
            description = "Kafka brokers. Default: " + SERVERS_VARIABLE + ".")
    private String servers;

    @Option(
            names = "--partitions",
            defaultValue = "4",
            paramLabel = "N",
            description = "Partitions of a new topic. Default: ${DEFAULT-VALUE}.")
    private int partitions;

    @Option(
            names = "--replication",
            defaultValue = "-1",
            paramLabel = "N",
            description = "Copies of a new topic. Default: what the brokers say.")
    private short replication;

    @Option(
            names = "--kibana",
            paramLabel = "URL",
            description =
                    "Kibana, for dashboards and alert rules, in the space of that address. It is asked"
                            + " with the credentials for Elasticsearch.")
    private URI kibana;

    @Option(
            names = {"--retention", "--retention-days"},
            paramLabel = "N",
            description =
                    "Delete a month's index after so many days: by the cluster's own lifecycle"
                            + " management, or here and now where it has none. Default: never.")
    private Integer retentionDays;

    /**
     * What became of one object.
     *
     * @param outcome CREATED, UPDATED, UNCHANGED, DELETED, LEFT_OUT or FAILED
     * @param why the reason where something was left out or failed, else empty
     */
    record Row(String server, String object, String outcome, String why) {}

    private final List<Row> rows = new ArrayList<>();

    @Override
    public Integer call() {
        checkNumbers();
        if (servers == null || servers.isBlank()) {
            leftOut("Kafka", "topics", "no brokers are named; add --bootstrap-servers HOST:PORT");
        } else {
            attempt("Kafka", "topics", this::topics);
        }
        attempt(
                "Elasticsearch",
                "templates and indices",
                () -> installed("Elasticsearch", elasticsearch()));
        if (kibana == null) {
            leftOut("Kibana", "dashboards", "no address is named; add --kibana URL");
        } else {
            attempt("Kibana", "dashboards", () -> installed("Kibana", kibana()));
        }
        report();
        return rows.stream().anyMatch(row -> row.outcome().equals("FAILED")) ? 1 : 0;
    }

    private void checkNumbers() {
        if (partitions < 1 || partitions > 1_000) {
            throw new WrongUsage(
                    "partitions is %d, but must be 1 to 1000. Set it with --partitions N."
                            .formatted(partitions));
        }
        if (replication != -1 && replication < 1) {
            throw new WrongUsage(
                    "replication is %d, but must be 1 or more, or -1 for the brokers' default. Set it with --replication N."
                            .formatted(replication));
        }
        if (retentionDays != null && retentionDays < 1) {
            throw new WrongUsage(
                    "retention is %d days, but must be 1 or more. Set it with --retention N."
                            .formatted(retentionDays));
        }
    }

    private List<Row> topics() {
        KafkaSettings settings =
                RegretSettings.from(
                                new String[] {
                                    "--kafka.bootstrap-servers",
                                    servers,
                                    "--elasticsearch.urls",
                                    elastic.url().toString()
                                },
                                System.getenv())
                        .kafka();
        Topics topics = new Topics(settings);
        Set<String> made = new HashSet<>(topics.create(partitions, replication));
        return topics.all().stream()
                .map(
                        topic ->
                                new Row(
                                        "Kafka",
                                        "topic " + topic,
                                        made.contains(topic) ? "CREATED" : "UNCHANGED",
                                        ""))
                .toList();
    }

    private Installer elasticsearch() {
        var installer = Installer.elasticsearch(elastic.url(), elastic.auth());
        var trusting = elastic.trusted().map(installer::withTrust).orElse(installer);
        return retentionDays == null ? trusting : trusting.withRetentionDays(retentionDays);
    }

    private Installer kibana() {
        var installer = Installer.kibana(kibana, elastic.auth());
        return elastic.trusted().map(installer::withTrust).orElse(installer);
    }

    private static List<Row> installed(String server, Installer installer) {
        return installer.install().stream().map(object -> row(server, object)).toList();
    }

    private static Row row(String server, Installed object) {
        String kind = object.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return new Row(server, kind + " " + object.name(), object.outcome().name(), object.why());
    }

    /** One server that fails does not keep the others from being set up. */
    private void attempt(String server, String what, Supplier<List<Row>> work) {
        try {
            rows.addAll(work.get());
        } catch (InstallException | KafkaRefusedException e) {
            rows.add(new Row(server, what, "FAILED", e.getMessage()));
        }
    }

    private void leftOut(String server, String what, String why) {
        rows.add(new Row(server, what, "LEFT_OUT", why));
    }

    private void report() {
        PrintWriter out = spec.commandLine().getOut();
        if (output.json()) {
            out.println(JsonText.line(rows));
            return;
        }
        Table table = new Table("server", "object", "outcome", "why");
        rows.forEach(row -> table.row(row.server(), row.object(), row.outcome(), row.why()));
        table.print(out);
    }
}
