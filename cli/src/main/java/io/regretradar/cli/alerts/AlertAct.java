package io.regretradar.cli.alerts;

import io.regretradar.cli.elastic.Document;
import io.regretradar.cli.elastic.ElasticOptions;
import io.regretradar.cli.elastic.RegretIndices;
import io.regretradar.cli.feed.KafkaFeed;
import io.regretradar.cli.kafka.KafkaOptions;
import io.regretradar.domain.event.AlertCommand;
import io.regretradar.domain.event.Header;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * What one of our people does about an alert: finds it in Elasticsearch, since only its document
 * says whose it is, and sends the command to the job.
 */
abstract class AlertAct implements Callable<Integer> {

    @Parameters(
            paramLabel = "ALERT",
            description = "The alert's id, or as much of its beginning as no other alert shares.")
    private String wanted;

    @Option(
            names = "--by",
            paramLabel = "ACTOR",
            defaultValue = "${sys:user.name}",
            description = "Who acts. Default: ${DEFAULT-VALUE}.")
    private String actor;

    @Option(names = "--comment", paramLabel = "TEXT", description = "What there is to say.")
    private String comment;

    @Mixin private ElasticOptions elastic;
    @Mixin private KafkaOptions kafka;
    @Spec private CommandSpec spec;

    private final AlertCommand.Kind kind;

    AlertAct(AlertCommand.Kind kind) {
        this.kind = kind;
    }

    /** To whom the alert goes, or null. */
    String assignee() {
        return null;
    }

    /** When the act ends, or null. */
    Instant until(Instant now) {
        return null;
    }

    String comment() {
        return comment;
    }

    @Override
    public Integer call() {
        Instant now = Instant.now();
        Instant until = until(now);
        Document alert;
        try (RegretIndices indices = elastic.connect()) {
            alert = AlertIds.find(indices, wanted);
        }
        AlertCommand command =
                new AlertCommand(
                        new Header(
                                UUID.randomUUID().toString(),
                                alert.text("account.id"),
                                null,
                                now.toEpochMilli(),
                                "radar"),
                        alert.text("alert.id"),
                        kind,
                        actor,
                        assignee(),
                        until == null ? null : until.toEpochMilli(),
                        comment);
        try (KafkaFeed feed = new KafkaFeed(kafka.settings())) {
            feed.event(command);
            feed.flush();
        }
        spec.commandLine()
                .getOut()
                .printf(
                        "Sent %s for %s %s of %s.%n"
                                + "It takes effect in about a minute, when the job's event time has"
                                + " passed it; 'radar explain %s' shows what became of it.%n",
                        kind,
                        alert.text("alert.type"),
                        AlertIds.shortened(alert),
                        CallList.name(alert),
                        alert.text("account.id"));
        return 0;
    }
}
