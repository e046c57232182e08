package io.regretradar.pipeline.kafka;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import io.regretradar.domain.event.Stream;
import io.regretradar.domain.portfolio.PortfolioInput;
import io.regretradar.pipeline.settings.KafkaSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The topics: their names, their making, and how many partitions they have. */
public final class Topics {

    /** Rules that replace the compiled-in ones; one partition, since their order matters. */
    public static final String CONTROL = "radar-control";

    /** What people are told of alerts. */
    public static final String NOTIFICATIONS = "radar-notifications";

    /** Which daily digests have been sent; of each owner the last. */
    public static final String DIGESTS = "radar-digests";

    private static final String ANSWER_WITHIN_MILLIS = "15000";

    private final KafkaSettings kafka;

    public Topics(KafkaSettings kafka) {
        this.kafka = kafka;
    }

    /** Full names of all topics that carry ticks: the streams and control. */
    public List<String> inputs() {
        List<String> names =
                new ArrayList<>(Arrays.stream(Stream.values()).map(kafka::topic).toList());
        names.add(kafka.topic(CONTROL));
        return names;
    }

    /** Full names of the topics that carry documents for the view across accounts, and ticks. */
    public List<String> portfolio() {
        return Arrays.stream(PortfolioInput.values())
                .map(input -> kafka.topic(input.topic()))
                .toList();
    }

    /** Full names of all topics. */
    public List<String> all() {
        List<String> names = new ArrayList<>(inputs());
        names.add(kafka.deadLetters());
        names.add(kafka.topic(NOTIFICATIONS));
        names.add(kafka.topic(DIGESTS));
        names.addAll(portfolio());
        return names;
    }

    /**
     * Makes the topics that are missing, and returns when all can be used; those that exist stay as
     * they are. Input topics take the broker's time as timestamp, against which a producer's clock
     * is judged.
     *
     * @param partitions of each new topic but the control topic
     * @param replication copies of each new topic; -1 for the broker's default
     * @return full names of the topics made
     * @throws KafkaRefusedException if the brokers do not answer or refuse
     */
    public List<String> create(int partitions, short replication) {
        List<NewTopic> wanted = new ArrayList<>();
        for (String name : inputs()) {
            boolean control = name.equals(kafka.topic(CONTROL));
            Map<String, String> configs = new TreeMap<>();
            configs.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
            if (control) {
                // Rules published once hold for years: a rebuild from scratch must find them.
                configs.put(TopicConfig.RETENTION_MS_CONFIG, "-1");
            }
            wanted.add(new NewTopic(name, control ? 1 : partitions, replication).configs(configs));
        }
        wanted.add(new NewTopic(kafka.deadLetters(), partitions, replication));
        wanted.add(new NewTopic(kafka.topic(NOTIFICATIONS), partitions, replication));
        portfolio().forEach(name -> wanted.add(new NewTopic(name, partitions, replication)));
        wanted.add(
                new NewTopic(kafka.topic(DIGESTS), 1, replication)
                        .configs(
                                Map.of(
                                        TopicConfig.CLEANUP_POLICY_CONFIG,
                                        TopicConfig.CLEANUP_POLICY_COMPACT)));
        try (Admin admin = admin()) {
            List<String> made = new ArrayList<>();
            Map<String, KafkaFuture<Void>> results = admin.createTopics(wanted).values();
            for (NewTopic topic : wanted) {
                if (isNew(results.get(topic.name()))) {
                    made.add(topic.name());
                }
            }
            awaitKnown(wanted.stream().map(NewTopic::name).toList());
            return made;
        } catch (KafkaException failure) {
            throw KafkaRefusedException.of(kafka, failure);
        }
    }

    /**
     * How many partitions each topic has.
     *
     * @throws KafkaRefusedException if the brokers do not answer, or naming a topic that is missing
     */
    public Map<String, Integer> partitions(Collection<String> names) {
        Map<String, Integer> partitions = new TreeMap<>();
        try (Admin admin = admin()) {
            var descriptions = admin.describeTopics(names).topicNameValues();
            for (String name : names) {
                partitions.put(name, result(descriptions.get(name)).partitions().size());
            }
        } catch (UnknownTopicOrPartitionException missing) {
            throw KafkaRefusedException.missing(names);
        } catch (KafkaException failure) {
            throw KafkaRefusedException.of(kafka, failure);
        }
        return partitions;
    }

    /** A topic is made before every broker has heard of it. */
    private void awaitKnown(List<String> names) {
        Failsafe.with(
                        RetryPolicy.builder()
                                .handle(KafkaRefusedException.class)
                                .withDelay(Duration.ofMillis(50))
                                .withMaxDuration(Duration.ofSeconds(15))
                                .withMaxRetries(-1)
                                .build())
                .run(() -> partitions(names));
    }

    private Admin admin() {
        Properties properties = kafka.connection();
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_WITHIN_MILLIS);
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_WITHIN_MILLIS);
        return Admin.create(properties);
    }

    private static boolean isNew(KafkaFuture<Void> made) {
        try {
            result(made);
            return true;
        } catch (TopicExistsException there) {
            return false;
        }
    }

    private static <T> T result(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof KafkaException kafka
                    ? kafka
                    : new KafkaException(failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while waiting for Kafka", interrupted);
        }
    }
}
