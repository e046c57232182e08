package io.regretradar.cli.demo;

import io.regretradar.cli.console.CommandFailure;
import io.regretradar.cli.elastic.ElasticOptions;
import io.regretradar.cli.elastic.RegretIndices;
import io.regretradar.cli.feed.KafkaFeed;
import io.regretradar.dashboards.install.Auth;
import io.regretradar.dashboards.install.Installer;
import io.regretradar.domain.event.Stream;
import io.regretradar.embedded.EmbeddedElasticsearch;
import io.regretradar.embedded.EmbeddedKafka;
import io.regretradar.pipeline.PortfolioJob;
import io.regretradar.pipeline.RegretJob;
import io.regretradar.pipeline.RunningJob;
import io.regretradar.pipeline.kafka.Topics;
import io.regretradar.pipeline.settings.RegretSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.apache.commons.io.FileUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kafka broker, an Elasticsearch node and both jobs in this process, with nothing left behind.
 */
final class DemoStack implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DemoStack.class);
    private static final short ONE_COPY = 1;
    private static final String NOT_YET = "http://127.0.0.1:1";

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final EmbeddedKafka kafka;
    private final CompletableFuture<EmbeddedElasticsearch> elasticsearch;
    private final Path checkpoints;
    private final Options options;
    private RegretIndices indices;
    private RunningJob job;
    private RunningJob portfolio;

    /**
     * How to run it.
     *
     * @param streams streams that the job reads
     * @param parallelism subtasks per operator, and partitions per topic
     * @param elasticsearchPort 0 for any free one
     * @param clock whether the job keeps event time going by the wall clock
     * @param quietBefore nobody is told of alerts that changed before
     */
    record Options(
            Set<Stream> streams,
            int parallelism,
            int elasticsearchPort,
            boolean clock,
            Instant quietBefore) {}

    private DemoStack(Options options) throws IOException {
        this.options = options;
        this.checkpoints = Files.createTempDirectory("radar-checkpoints");
        // Servers and Flink see to themselves when the process is told to end; this is ours.
        Thread onExit = new Thread(this::deleteCheckpoints, "delete-checkpoints");
        Runtime.getRuntime().addShutdownHook(onExit);
        opened.push(() -> Runtime.getRuntime().removeShutdownHook(onExit));
        opened.push(this::deleteCheckpoints);
        this.elasticsearch =
                CompletableFuture.supplyAsync(
                        () ->
                                EmbeddedElasticsearch.start(
                                        EmbeddedElasticsearch.Options.defaults()
                                                .withPort(options.elasticsearchPort())));
        opened.push(this::closeElasticsearch);
        this.kafka = startKafka();
    }

    /** Starts both servers; returns when Kafka has its topics, while Elasticsearch comes up. */
    static DemoStack start(Options options) throws IOException {
        return new DemoStack(options);
    }

    private EmbeddedKafka startKafka() {
        try {
            EmbeddedKafka broker = EmbeddedKafka.start();
            opened.push(broker);
            if (elasticsearch.isCompletedExceptionally()) {
                elasticsearch(); // No need to send a history that nobody will see.
            }
            new Topics(settings(broker.bootstrapServers(), NOT_YET).kafka())
                    .create(options.parallelism(), ONE_COPY);
            return broker;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Opens the way into the topics. */
    KafkaFeed feed() {
        KafkaFeed feed = new KafkaFeed(settings(kafka.bootstrapServers(), NOT_YET).kafka());
        opened.push(feed);
        return feed;
    }

    /** Waits for Elasticsearch, installs the templates and starts the jobs on one cluster. */
    void startJobs() {
        try {
            String url = elasticsearch().url();
            Installer.elasticsearch(URI.create(url), Auth.none()).install();
            indices = ElasticOptions.connect(URI.create(url));
            opened.push(indices);
            RegretSettings settings = settings(kafka.bootstrapServers(), url);
            job = RegretJob.start(settings);
            opened.push(job);
            portfolio = PortfolioJob.startBeside(job, settings);
            opened.push(portfolio);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new CommandFailure("Flink did not start the jobs: " + e.getMessage(), e);
        }
    }

    private EmbeddedElasticsearch elasticsearch() {
        try {
            return elasticsearch.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Waits for it first if it is still coming up: nothing must outlive us. */
    private void closeElasticsearch() {
        EmbeddedElasticsearch server = elasticsearch.exceptionally(failure -> null).join();
        if (server != null) {
            server.close();
        }
    }

    private void deleteCheckpoints() {
        FileUtils.deleteQuietly(checkpoints.toFile());
    }

    RunningJob job() {
        return job;
    }

    /** The job that looks across accounts. */
    RunningJob portfolio() {
        return portfolio;
    }

    RegretIndices indices() {
        return indices;
    }

    /** The settings that the jobs run by. */
    RegretSettings settings() {
        return settings(kafka.bootstrapServers(), indices.url().toString());
    }

    /** Kafka's address. */
    String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    private RegretSettings settings(String servers, String url) {
        return RegretSettings.of(
                Map.of(
                        "alerts.quiet-before",
                        options.quietBefore().toString(),
                        "kafka.bootstrap-servers",
                        servers,
                        "elasticsearch.urls",
                        url,
                        "streams.connected",
                        options.streams().stream()
                                .map(Stream::topic)
                                .collect(Collectors.joining(",")),
                        "parallelism",
                        String.valueOf(options.parallelism()),
                        "clock.enabled",
                        String.valueOf(options.clock()),
                        "checkpoint.directory",
                        checkpoints.toUri().toString()));
    }

    @Override
    public void close() {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                // What is left ends with this process; the first failure is the one to report.
                LOG.warn("Not closed in good order", e);
            }
        }
    }
}
