package io.regretradar.pipeline.deadletter;

import java.io.Serializable;

/**
 * What could not be processed, with everything needed to find out why and to try again.
 *
 * @param reason why, as a code to count by
 * @param message why, for people
 * @param place where it came from
 * @param accountId the account it is about, or null where that is not known
 * @param key the record's Kafka key as text, or null
 * @param bytes the record's value, or the refused document
 */
public record DeadLetter(
        String reason, String message, Place place, String accountId, String key, Excerpt bytes)
        implements Serializable {

    /** Where a dead letter came from: gives it its identity and its time. */
    public sealed interface Place extends Serializable permits KafkaRecord, RefusedDocument {

        /** Deterministic: the same thing rejected again is the same dead letter. */
        String id();

        /** Milliseconds since 1970 UTC; decides the index's month. */
        long at();
    }

    /**
     * A record in Kafka.
     *
     * @param timestamp when the broker appended it, ms since 1970 UTC
     */
    public record KafkaRecord(String topic, int partition, long offset, long timestamp)
            implements Place {

        @Override
        public String id() {
            return topic + ":" + partition + ":" + offset;
        }

        @Override
        public long at() {
            return timestamp;
        }
    }

    /**
     * A document that Elasticsearch refused.
     *
     * @param evaluatedAt event time of the document, ms since 1970 UTC
     */
    public record RefusedDocument(String index, String documentId, long version, long evaluatedAt)
            implements Place {

        @Override
        public String id() {
            return index + ":" + documentId + ":" + version;
        }

        @Override
        public long at() {
            return evaluatedAt;
        }
    }
}
