package io.regretradar.pipeline;

import io.regretradar.dashboards.install.Auth;
import io.regretradar.dashboards.install.Installer;
import io.regretradar.embedded.EmbeddedElasticsearch;
import io.regretradar.embedded.EmbeddedKafka;
import io.regretradar.pipeline.kafka.Topics;
import io.regretradar.pipeline.settings.RegretSettings;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One broker and one Elasticsearch, with our templates, for all tests of this module; they end with
 * the JVM.
 */
public final class Servers {

    private static final AtomicInteger PREFIXES = new AtomicInteger();
    private static final Map<RegretSettings, List<String>> GIVEN = new HashMap<>();
    private static EmbeddedKafka kafka;
    private static EmbeddedElasticsearch elasticsearch;

    private Servers() {}

    public static synchronized EmbeddedKafka kafka() {
        if (kafka == null) {
            kafka = EmbeddedKafka.start();
        }
        return kafka;
    }

    public static synchronized EmbeddedElasticsearch elasticsearch() {
        if (elasticsearch == null) {
            elasticsearch = EmbeddedElasticsearch.start();
            Installer.elasticsearch(URI.create(elasticsearch.url()), Auth.none()).install();
        }
        return elasticsearch;
    }

    /** Settings for both, under a topic prefix that no other test has, with the topics made. */
    public static RegretSettings settings(int partitions, String... keysAndValues) {
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "kafka.bootstrap-servers",
                                kafka().bootstrapServers(),
                                "kafka.topic-prefix",
                                "t" + PREFIXES.incrementAndGet() + "-",
                                "elasticsearch.urls",
                                elasticsearch().url(),
                                "clock.enabled",
                                "false",
                                "checkpoint.interval",
                                "1 s",
                                "sink.max-delay",
                                "100 ms",
                                "events.alignment-interval",
                                "50 ms"));
        all.addAll(Arrays.asList(keysAndValues));
        RegretSettings settings = TestSettings.of(all.toArray(String[]::new));
        GIVEN.put(settings, all);
        new Topics(settings.kafka()).create(partitions, (short) 1);
        return settings;
    }

    /** The same settings, on the same topics, with more. */
    public static RegretSettings again(RegretSettings settings, String... keysAndValues) {
        List<String> all = new ArrayList<>(GIVEN.get(settings));
        all.addAll(Arrays.asList(keysAndValues));
        return TestSettings.of(all.toArray(String[]::new));
    }
}
