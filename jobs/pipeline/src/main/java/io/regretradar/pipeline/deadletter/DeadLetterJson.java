package io.regretradar.pipeline.deadletter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regretradar.domain.document.Document;
import io.regretradar.pipeline.deadletter.DeadLetter.KafkaRecord;
import io.regretradar.pipeline.deadletter.DeadLetter.RefusedDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Dead letters as JSON. The record in Kafka and the document in Elasticsearch have the same fields;
 * only the bytes' excerpt may be missing where there were none.
 */
public final class DeadLetterJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuu.MM", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Elasticsearch takes ids and keywords of limited length; a broken key may be of any. */
    private static final int LONGEST_KEY = 256;

    private DeadLetterJson() {}

    /** The Kafka record's value. */
    public static byte[] write(DeadLetter letter) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("@timestamp", Instant.ofEpochMilli(letter.place().at()).toString());
        json.put("account.id", shortened(letter.accountId()));
        json.put("dead.reason", letter.reason());
        json.put("dead.message", letter.message());
        if (letter.place() instanceof KafkaRecord record) {
            json.put("dead.topic", record.topic());
            json.put("dead.partition", record.partition());
            json.put("dead.offset", record.offset());
            json.put("dead.kafka_timestamp", Instant.ofEpochMilli(record.timestamp()).toString());
            json.put("dead.key", shortened(letter.key()));
        } else if (letter.place() instanceof RefusedDocument document) {
            json.put("dead.index", document.index());
            json.put("dead.document_id", document.documentId());
            json.put("dead.document_version", document.version());
        }
        if (letter.bytes().length() >= 0) {
            json.put("dead.bytes", letter.bytes().head());
            json.put("dead.bytes_length", letter.bytes().length());
            json.put("dead.sha256", letter.bytes().sha256());
        }
        json.properties().removeIf(field -> field.getValue().isNull());
        try {
            return MAPPER.writeValueAsBytes(json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(
                    "A JSON tree in memory could not be written", impossible);
        }
    }

    /**
     * The document that a record of the dead-letter topic becomes.
     *
     * @param id the record's key
     * @param value the record's value
     * @param epoch leads the document's version
     * @throws IOException if the record is none of ours
     */
    public static Document document(String id, byte[] value, int epoch) throws IOException {
        JsonNode json = MAPPER.readTree(value);
        if (json == null || !json.isObject()) {
            throw new IOException("not a JSON object");
        }
        long at;
        try {
            at = Instant.parse(json.path("@timestamp").asText()).toEpochMilli();
        } catch (DateTimeException wrong) {
            throw new IOException("no @timestamp", wrong);
        }
        return new Document(
                "regret-dead-letters-" + MONTH.format(Instant.ofEpochMilli(at)),
                id,
                (long) epoch << 48,
                at,
                MAPPER.writeValueAsBytes(json));
    }

    private static String shortened(String text) {
        return text == null || text.length() <= LONGEST_KEY ? text : text.substring(0, LONGEST_KEY);
    }
}
