package io.regretradar.cli.notify;

import io.regretradar.cli.console.CommandFailure;
import io.regretradar.cli.console.WrongUsage;
import io.regretradar.cli.elastic.ElasticOptions;
import io.regretradar.cli.elastic.RegretIndices;
import io.regretradar.domain.document.NotificationJson;
import io.regretradar.pipeline.deadletter.KafkaDeadLetters;
import io.regretradar.pipeline.kafka.Topics;
import io.regretradar.pipeline.settings.KafkaSettings;
import io.regretradar.pipeline.settings.RegretSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Forwards notifications to a webhook until it is stopped. */
@Command(
        name = "notify",
        description = {
            "Posts what happens to alerts to a webhook, in Slack's form, as long as it runs.",
            "What is not accepted is sent again until it is; where it stands is kept in Kafka, so"
                    + " that nothing is left out after a stop. A message may come twice, always under"
                    + " the same Idempotency-Key."
        },
        footer = {
            "",
            "Examples:",
            "  REGRET_RADAR_WEBHOOK=https://hooks.example.com/... radar notify --digest 08:00",
            "  radar notify --webhook-file /run/secrets/webhook --once",
            "  radar notify --dry-run"
        })
public final class NotifyCommand implements Callable<Integer> {
    private static final String SERVERS_VARIABLE = "REGRET_RADAR_KAFKA_BOOTSTRAP_SERVERS";
    private static final Duration FAREWELL = Duration.ofSeconds(30);

    @Mixin private ElasticOptions elastic;
    @Spec private CommandSpec spec;

    @Option(
            names = "--webhook",
            paramLabel = "URL",
            description =
                    "Where to post. A secret: everyone on the machine sees a command line, so"
                            + " better set "
                            + Webhook.VARIABLE
                            + ", or --webhook-file.")
    private String webhook;

    @Option(
            names = "--webhook-file",
            paramLabel = "FILE",
            description = "File that holds the webhook's address and nothing else.")
    private Path webhookFile;

    @Option(
            names = {"--bootstrap-servers", "--bootstrap"},
            paramLabel = "HOST:PORT",
            defaultValue = "${env:" + SERVERS_VARIABLE + "}",
            description = "Kafka brokers. Default: " + SERVERS_VARIABLE + ".")
    private String servers;

    @Option(
            names = "--group",
            paramLabel = "NAME",
            defaultValue = "regret-radar-notify",
            description =
                    "Consumer group: those with the same share the work, each other one gets"
                            + " everything. Default: ${DEFAULT-VALUE}.")
    private String group;

    @Option(
            names = "--from",
            paramLabel = "PLACE",
            defaultValue = "earliest",
            description =
                    "Where a group begins that has never run: ${COMPLETION-CANDIDATES}. Default:"
                            + " ${DEFAULT-VALUE}.")
    private NotificationQueue.From from;

    @Option(
            names = "--digest",
            paramLabel = "HH:MM",
            description =
                    "Also post to the webhook, at that time each day, whom each owner has to call."
                            + " The time is that of the zone in which most of the owner's accounts"
                            + " to call are.")
    private LocalTime digest;

    @Option(
            names = "--owner-zone",
            paramLabel = "OWNER=ZONE",
            description = "The zone of an owner, e.g. olga.weber=Europe/Vienna. May be repeated.")
    private Map<String, ZoneId> zones = new HashMap<>();

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "How long to wait for the webhook's answer. Default: ${DEFAULT-VALUE}.")
    private int timeout;

    @Option(names = "--once", description = "End when everything that is there has been posted.")
    private boolean once;

    @Option(
            names = "--dry-run",
            description =
                    "Print what would be posted, one JSON object a line, with every owner's digest"
                            + " if --digest is given; post nothing, and end.")
    private boolean dryRun;

    @Override
    public Integer call() {
        KafkaSettings kafka = kafka();
        if (timeout < 1 || timeout > 600) {
            throw new WrongUsage(
                    "timeout is %d, but must be 1 to 600. Set it with --timeout SECONDS."
                            .formatted(timeout));
        }
        Webhook address =
                dryRun ? null : Webhook.of(webhook, webhookFile, System.getenv(Webhook.VARIABLE));
        new Topics(kafka)
                .partitions(
                        digest == null
                                ? List.of(kafka.topic(Topics.NOTIFICATIONS), kafka.deadLetters())
                                : List.of(
                                        kafka.topic(Topics.NOTIFICATIONS),
                                        kafka.deadLetters(),
                                        kafka.topic(Topics.DIGESTS)));
        try (RegretIndices indices = digest == null ? null : elastic.connect();
                NotificationQueue queue = new NotificationQueue(kafka, group, from, this::note)) {
            DailyDigests digests =
                    digest == null
                            ? null
                            : new DailyDigests(
                                    new DigestTime(digest),
                                    zones,
                                    Clock.systemUTC(),
                                    now -> calls(indices, now),
                                    new SentDigests(kafka));
            if (dryRun) {
                print(queue, digests);
            } else {
                forward(kafka, queue, address, digests);
            }
        }
        return 0;
    }

    private void forward(
            KafkaSettings kafka, NotificationQueue queue, Webhook address, DailyDigests digests) {
        var pace = WebhookClient.Pace.answering(Duration.ofSeconds(timeout));
        try (WebhookClient client = new WebhookClient(address, pace, this::note);
                KafkaDeadLetters refused = new KafkaDeadLetters(kafka)) {
            Forwarder forwarder =
                    new Forwarder(queue, address, client, refused, digests, this::note);
            CountDownLatch ended = new CountDownLatch(1);
            Thread onSignal = new Thread(() -> stop(forwarder, ended), "stop-notify");
            Runtime.getRuntime().addShutdownHook(onSignal);
            out().printf(
                            "Forwarding %s at %s to %s as group %s.%n",
                            kafka.topic(Topics.NOTIFICATIONS),
                            kafka.bootstrapServers(),
                            address,
                            group);
            try {
                forwarder.run(once);
            } finally {
                out().println(forwarder.summary());
                out().flush();
                ended.countDown();
                keepOut(onSignal);
            }
        }
    }

    private static void stop(Forwarder forwarder, CountDownLatch ended) {
        forwarder.stop();
        try {
            ended.await(FAREWELL.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void keepOut(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // We are ending because of the signal that the hook was there for.
        }
    }

    private void print(NotificationQueue queue, DailyDigests digests) {
        while (!queue.atEnd()) {
            for (ConsumerRecord<byte[], byte[]> record : queue.poll(Duration.ofMillis(200))) {
                try {
                    print(SlackMessage.of(NotificationJson.read(record.value())).json());
                } catch (IOException e) {
                    note(
                            "%s-%d at %d is no notification: %s"
                                    .formatted(
                                            record.topic(),
                                            record.partition(),
                                            record.offset(),
                                            e.getMessage()));
                }
            }
        }
        if (digests != null) {
            digests.all().forEach(due -> print(due.json()));
        }
    }

    private void print(byte[] json) {
        out().println(new String(json, StandardCharsets.UTF_8));
    }

    private static List<OwnersCalls> calls(RegretIndices indices, Instant now) {
        try {
            return OwnersCalls.read(indices, now);
        } catch (CommandFailure e) {
            throw new Forwarder.DigestsUnavailable(e);
        }
    }

    private KafkaSettings kafka() {
        if (servers == null || servers.isBlank()) {
            throw new WrongUsage(
                    "No brokers are named. Set %s, or --bootstrap-servers HOST:PORT."
                            .formatted(SERVERS_VARIABLE));
        }
        return RegretSettings.from(
                        new String[] {
                            "--kafka.bootstrap-servers",
                            servers,
                            "--elasticsearch.urls",
                            elastic.url().toString()
                        },
                        System.getenv())
                .kafka();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private void note(String line) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("radar: " + line);
        err.flush();
    }
}
