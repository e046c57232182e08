package io.regretradar.pipeline.kafka;

import io.regretradar.pipeline.settings.KafkaSettings;
import java.util.Collection;
import java.util.TreeSet;

/** Kafka does not answer, refuses, or lacks a topic. Says what to do. */
public final class KafkaRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private KafkaRefusedException(String message, Throwable cause) {
        super(message, cause);
    }

    static KafkaRefusedException of(KafkaSettings kafka, Throwable cause) {
        return new KafkaRefusedException(
                "Kafka at %s does not answer as it should: %s. Check that it runs, that"
                                .formatted(kafka.bootstrapServers(), cause.getMessage())
                        + " kafka.bootstrap-servers names it and that we may come in.",
                cause);
    }

    /** The order of the control topic must be one order. */
    public static KafkaRefusedException notOnePartition(String topic, int partitions) {
        return new KafkaRefusedException(
                "Topic %s has %d partitions, but must have 1, since rules are judged in its order. Delete it and make it again with 'radar setup'."
                        .formatted(topic, partitions),
                null);
    }

    static KafkaRefusedException missing(Collection<String> needed) {
        return new KafkaRefusedException(
                "Kafka lacks one of the topics %s. Make them with 'radar setup'."
                        .formatted(new TreeSet<>(needed)),
                null);
    }
}
