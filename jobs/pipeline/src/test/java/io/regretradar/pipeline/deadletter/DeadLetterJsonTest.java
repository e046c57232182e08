package io.regretradar.pipeline.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.regretradar.domain.document.Document;
import io.regretradar.pipeline.deadletter.DeadLetter.KafkaRecord;
import io.regretradar.pipeline.deadletter.DeadLetter.RefusedDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadLetterJsonTest {

    private static final long NEW_YEAR = Instant.parse("2026-12-31T23:59:59.999Z").toEpochMilli();

    @Test
    void aRejectedRecordTellsWhereItStoodAndWhatItHeld() throws IOException {
        DeadLetter letter =
                new DeadLetter(
                        "INVALID_VALUE",
                        "score is 11",
                        new KafkaRecord("surveys", 2, 40, NEW_YEAR),
                        "acme",
                        "acme",
                        Excerpt.of("abc".getBytes(StandardCharsets.UTF_8)));

        JsonNode json = new ObjectMapper().readTree(DeadLetterJson.write(letter));

        assertThat(json)
                .isEqualTo(
                        new ObjectMapper()
                                .readTree(
                                        """
                                        {"@timestamp": "2026-12-31T23:59:59.999Z", "account.id": "acme",
                                         "dead.reason": "INVALID_VALUE", "dead.message": "score is 11",
                                         "dead.topic": "surveys", "dead.partition": 2, "dead.offset": 40,
                                         "dead.kafka_timestamp": "2026-12-31T23:59:59.999Z", "dead.key": "acme",
                                         "dead.bytes": "YWJj", "dead.bytes_length": 3,
                                         "dead.sha256":
                                           "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"}
                                        """));
    }

    @Test
    void itsMonthIsThatOfItsKafkaTimestampInUtc() throws IOException {
        DeadLetter letter =
                new DeadLetter(
                        "NULL_VALUE",
                        "no value",
                        new KafkaRecord("surveys", 2, 40, NEW_YEAR),
                        null,
                        null,
                        Excerpt.of(null));

        Document document =
                DeadLetterJson.document(letter.place().id(), DeadLetterJson.write(letter), 3);

        assertThat(document.index()).isEqualTo("regret-dead-letters-2026.12");
        assertThat(document.id()).isEqualTo("surveys:2:40");
        assertThat(document.version()).isEqualTo(3L << 48);
        assertThat(new String(document.source(), StandardCharsets.UTF_8))
                .doesNotContain("dead.bytes", "account.id", "null");
    }

    @Test
    void aRefusedDocumentIsKnownByIndexIdAndVersion() throws IOException {
        DeadLetter letter =
                new DeadLetter(
                        "document_parsing_exception",
                        "no number",
                        new RefusedDocument("regret-accounts", "acme", 5, NEW_YEAR),
                        null,
                        null,
                        Excerpt.of(new byte[0]));

        JsonNode json = new ObjectMapper().readTree(DeadLetterJson.write(letter));

        assertThat(letter.place().id()).isEqualTo("regret-accounts:acme:5");
        assertThat(json.path("dead.index").asText()).isEqualTo("regret-accounts");
        assertThat(json.path("dead.document_id").asText()).isEqualTo("acme");
        assertThat(json.path("dead.document_version").asLong()).isEqualTo(5);
        assertThat(json.has("dead.topic")).isFalse();
    }

    @Test
    void aKeyOfAnyLengthFits() throws IOException {
        DeadLetter letter =
                new DeadLetter(
                        "EMPTY_VALUE",
                        "empty",
                        new KafkaRecord("surveys", 0, 0, 0),
                        "k".repeat(1 << 20),
                        "k".repeat(1 << 20),
                        Excerpt.of(new byte[0]));

        assertThat(DeadLetterJson.write(letter)).hasSizeLessThan(2_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{}", "{\"@timestamp\": \"noon\"}"})
    void whatIsNoDeadLetterIsNotTakenForOne(String value) {
        assertThatThrownBy(
                        () ->
                                DeadLetterJson.document(
                                        "x", value.getBytes(StandardCharsets.UTF_8), 0))
                .isInstanceOf(IOException.class);
    }
}
