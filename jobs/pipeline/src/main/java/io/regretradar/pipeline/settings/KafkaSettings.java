package io.regretradar.pipeline.settings;

import static org.apache.flink.configuration.ConfigOptions.key;

import io.regretradar.domain.event.Stream;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * Where Kafka is and how its topics are named.
 *
 * @param bootstrapServers brokers to ask first, {@code host:port}, separated by commas
 * @param groupId consumer group named to the brokers; no offsets are committed under it
 * @param topicPrefix stands before every topic's name; may be empty
 * @param deadLetterTopic name of the topic for dead letters, without the prefix
 * @param lostOffsets what to do when records were deleted before they were read
 * @param schemaRegistry URL of a Confluent-compatible schema registry; empty where there is none
 * @param schemaRegistryAuthorization its Authorization header, or null; never shown
 * @param clientProperties what every Kafka client is given besides, credentials included
 */
public record KafkaSettings(
        String bootstrapServers,
        String groupId,
        String topicPrefix,
        String deadLetterTopic,
        LostOffsets lostOffsets,
        String schemaRegistry,
        String schemaRegistryAuthorization,
        Map<String, String> clientProperties)
        implements Serializable {

    /** Leads keys that are handed to every Kafka client as they are, without the prefix. */
    static final String CLIENT_PROPERTIES = "kafka.properties.";

    private static final String A_TOPIC = "letters, digits, dots, dashes and underscores";

    static final Setting<String> SERVERS =
            Setting.text(
                    "kafka.bootstrap-servers",
                    "Brokers to ask first, separated by commas.",
                    "HOST:PORT, or several separated by commas",
                    value -> value.matches("[^\\s,:]+:\\d{1,5}(\\s*,\\s*[^\\s,:]+:\\d{1,5})*"));
    static final Setting<String> GROUP =
            Setting.text(
                    "kafka.group-id",
                    "regret-radar",
                    "Consumer group named to the brokers. No offsets are committed under it: the"
                            + " job goes on from its checkpoint; without one it reads from the earliest"
                            + " record. Progress is in Flink's metrics.",
                    "a name that is not empty",
                    value -> !value.isBlank());
    static final Setting<String> TOPIC_PREFIX =
            Setting.text(
                    "kafka.topic-prefix",
                    "",
                    "Stands before the name of every topic, e.g. 'staging-'.",
                    A_TOPIC,
                    value -> value.matches("[A-Za-z0-9._-]{0,100}"));
    static final Setting<String> DEAD_LETTERS =
            Setting.text(
                    "kafka.dead-letter-topic",
                    "radar-dead-letters",
                    "Topic for rejected and late records and for documents that Elasticsearch"
                            + " refused.",
                    A_TOPIC,
                    value -> value.matches("[A-Za-z0-9._-]{1,149}"));
    static final Setting<LostOffsets> LOST_OFFSETS =
            Setting.of(
                    key("kafka.lost-offsets")
                            .enumType(LostOffsets.class)
                            .defaultValue(LostOffsets.FAIL)
                            .withDescription(
                                    "What to do when Kafka deleted records before they were read:"
                                            + " FAIL says so and keeps trying, EARLIEST goes on"
                                            + " with the oldest record there is."),
                    "FAIL or EARLIEST",
                    value -> true);

    static final Setting<String> REGISTRY =
            Setting.text(
                    "schema-registry.url",
                    "",
                    "Schema registry that knows the writers of records in Confluent's frame. Records"
                            + " in Avro's single-object encoding need none.",
                    "http://HOST:PORT/PATH, https://HOST:PORT/PATH or empty",
                    value -> value.matches("(https?://[^\\s@]+)?"));
    static final Setting<String> REGISTRY_AUTHORIZATION =
            Setting.text(
                            "schema-registry.authorization",
                            "Authorization header for the registry, e.g. 'Basic ...'.",
                            "the whole value of an Authorization header",
                            value -> !value.isBlank())
                    .asSecret();

    static final List<Setting<?>> ALL =
            List.of(
                    SERVERS,
                    GROUP,
                    TOPIC_PREFIX,
                    DEAD_LETTERS,
                    LOST_OFFSETS,
                    REGISTRY,
                    REGISTRY_AUTHORIZATION);

    public KafkaSettings {
        clientProperties = Map.copyOf(clientProperties);
    }

    static KafkaSettings from(Configuration config, Map<String, String> clientProperties) {
        return new KafkaSettings(
                SERVERS.required(config).replaceAll("\\s", ""),
                GROUP.required(config),
                TOPIC_PREFIX.required(config),
                DEAD_LETTERS.required(config),
                LOST_OFFSETS.required(config),
                REGISTRY.required(config),
                REGISTRY_AUTHORIZATION.optional(config),
                clientProperties);
    }

    /** The topic that carries a stream. */
    public String topic(Stream stream) {
        return topic(stream.topic());
    }

    /** The full name of a topic. */
    public String topic(String name) {
        return topicPrefix + name;
    }

    /** The full name of the topic for dead letters. */
    public String deadLetters() {
        return topic(deadLetterTopic);
    }

    /** What every Kafka client needs to connect. */
    public Properties connection() {
        Properties properties = new Properties();
        properties.putAll(clientProperties);
        properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        return properties;
    }

    /** Without the values of client properties, which may be secrets. */
    @Override
    public String toString() {
        return "KafkaSettings[%s, group %s, prefix '%s', dead letters %s, lost offsets %s, registry '%s', %s]"
                .formatted(
                        bootstrapServers,
                        groupId,
                        topicPrefix,
                        deadLetterTopic,
                        lostOffsets,
                        schemaRegistry,
                        clientProperties.keySet());
    }
}
