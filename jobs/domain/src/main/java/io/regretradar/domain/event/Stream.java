package io.regretradar.domain.event;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An input stream, named as its Kafka topic. Constants stand in topic-name order, which is the
 * order in which events of the same instant are applied. Six tell of the customer; the seventh
 * carries what our own people do about an alert.
 */
public enum Stream {
    ACCOUNT_LIFECYCLE("account-lifecycle"),
    ALERT_COMMANDS("alert-commands"),
    PRODUCT_USAGE("product-usage"),
    REFERRALS("referrals"),
    SUPPORT_TICKETS("support-tickets"),
    SURVEYS("surveys"),
    TOUCHPOINTS("touchpoints");

    /** The streams that tell of the customer. A deployment may lack some of them. */
    public static final Set<Stream> OF_CUSTOMERS =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(ALERT_COMMANDS)));

    private final String topic;

    Stream(String topic) {
        this.topic = topic;
    }

    /** The stream's name: its topic in Kafka and its {@code stream} value in NDJSON. */
    public String topic() {
        return topic;
    }

    /** Whether it tells of the customer, so that features may be made of it. */
    public boolean ofCustomers() {
        return this != ALERT_COMMANDS;
    }

    /** The bit that stands for this stream in a set of streams. */
    public int bit() {
        return 1 << ordinal();
    }

    /** The customers' stream of that topic, or empty if there is none. */
    public static Optional<Stream> ofCustomers(String topic) {
        return ofTopic(topic).filter(Stream::ofCustomers);
    }

    /** The stream of that topic, or empty if there is none. */
    public static Optional<Stream> ofTopic(String topic) {
        return Arrays.stream(values()).filter(stream -> stream.topic.equals(topic)).findFirst();
    }

    /** All names, separated by commas, for messages. */
    public static String names() {
        return names(EnumSet.allOf(Stream.class));
    }

    /** The names of these, separated by commas, for messages. */
    public static String names(Set<Stream> streams) {
        return streams.stream().sorted().map(Stream::topic).collect(Collectors.joining(", "));
    }
}
