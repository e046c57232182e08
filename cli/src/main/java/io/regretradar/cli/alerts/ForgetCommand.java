package io.regretradar.cli.alerts;

import io.regretradar.cli.console.CommandFailure;
import io.regretradar.cli.console.Progress;
import io.regretradar.cli.console.WrongUsage;
import io.regretradar.cli.elastic.ElasticOptions;
import io.regretradar.cli.elastic.RegretIndices;
import io.regretradar.cli.feed.KafkaFeed;
import io.regretradar.cli.kafka.KafkaOptions;
import io.regretradar.domain.event.AlertCommand;
import io.regretradar.domain.event.Header;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Erases an account: what the job remembers of it, then its documents. */
@Command(
        name = "forget",
        description = {
            "Erases an account for good: tells the job to forget it, waits until it has, and deletes"
                    + " the account's documents. One that says who had it erased stays.",
            "The account's records stay in Kafka until their retention ends."
        },
        footer = {"", "Example:", "  radar forget acme-corp --by olga --comment \"Request 4711\""})
public final class ForgetCommand implements Callable<Integer> {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    @Parameters(paramLabel = "ACCOUNT", description = "The account's id, in full.")
    private String account;

    @Option(
            names = "--by",
            paramLabel = "ACTOR",
            defaultValue = "${sys:user.name}",
            description = "Who has it erased. Default: ${DEFAULT-VALUE}.")
    private String actor;

    @Option(names = "--comment", paramLabel = "TEXT", description = "Why.")
    private String comment;

    @Option(
            names = "--patience",
            defaultValue = "10",
            paramLabel = "MINUTES",
            description = "How long to wait for the job. Default: ${DEFAULT-VALUE}.")
    private int minutes;

    @Mixin private ElasticOptions elastic;
    @Mixin private KafkaOptions kafka;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (account.isBlank()) {
            throw new WrongUsage("ACCOUNT is empty. Name the account's id as 'radar alerts' does.");
        }
        try (RegretIndices indices = elastic.connect()) {
            long known = indices.count(RegretIndices.ALL, RegretIndices.is("account.id", account));
            if (known == 0) {
                throw new CommandFailure(
                        "No document in %s is about an account with the id '%s'. Give the id in full; 'radar explain NAME' shows it."
                                .formatted(indices.url(), account));
            }
            String command = send();
            await(indices, command);
            long deleted =
                    indices.delete(
                            RegretIndices.is("account.id", account),
                            RegretIndices.is("alert.command_id", command));
            spec.commandLine()
                    .getOut()
                    .printf(
                            "The job has forgotten %s, and %,d documents are deleted. What was counted over all accounts stays counted.%n",
                            account, deleted);
        }
        return 0;
    }

    private String send() {
        String id = UUID.randomUUID().toString();
        AlertCommand command =
                new AlertCommand(
                        new Header(id, account, null, Instant.now().toEpochMilli(), "radar"),
                        null,
                        AlertCommand.Kind.FORGET,
                        actor,
                        null,
                        null,
                        comment);
        try (KafkaFeed feed = new KafkaFeed(kafka.settings())) {
            feed.event(command);
            feed.flush();
        }
        return id;
    }

    /** Before the job has written its last document of the account, deleting would be in vain. */
    private void await(RegretIndices indices, String command) throws InterruptedException {
        Progress.say(
                spec.commandLine().getErr(),
                "Told the job to forget %s; waiting until its event time has passed that."
                        .formatted(account));
        long end = System.nanoTime() + Duration.ofMinutes(minutes).toNanos();
        while (true) {
            indices.refresh();
            if (indices.count(
                            RegretIndices.ALERT_EVENTS,
                            RegretIndices.is("alert.command_id", command))
                    > 0) {
                return;
            }
            if (System.nanoTime() > end) {
                throw new CommandFailure(
                        "The job has not forgotten %s within %d minutes, so that nothing was deleted. The command stands in Kafka: see that the job runs, then run this again."
                                .formatted(account, minutes));
            }
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        }
    }
}
