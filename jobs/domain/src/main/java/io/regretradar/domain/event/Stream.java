package io.regretradar.domain.event;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An input stream, named as its Kafka topic. Constants stand in topic-name order, which is the
 * order in which events of the same instant are applied.
 */
public enum Stream {
    ACCOUNT_LIFECYCLE("account-lifecycle"),
    PRODUCT_USAGE("product-usage"),
    REFERRALS("referrals"),
    SUPPORT_TICKETS("support-tickets"),
    SURVEYS("surveys"),
    TOUCHPOINTS("touchpoints");

    private final String topic;

    Stream(String topic) {
        this.topic = topic;
    }

    /** The stream's name: its topic in Kafka and its {@code stream} value in NDJSON. */
    public String topic() {
        return topic;
    }

    /** The bit that stands for this stream in a set of streams. */
    public int bit() {
        return 1 << ordinal();
    }

    /** The stream of that topic, or empty if there is none. */
    public static Optional<Stream> ofTopic(String topic) {
        return Arrays.stream(values()).filter(stream -> stream.topic.equals(topic)).findFirst();
    }

    /** All names, separated by commas, for messages. */
    public static String names() {
        return Arrays.stream(values()).map(Stream::topic).collect(Collectors.joining(", "));
    }
}
