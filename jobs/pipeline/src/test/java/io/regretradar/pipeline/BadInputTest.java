package io.regretradar.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.regretradar.domain.event.Stream;
import io.regretradar.domain.event.TicketEvent;
import io.regretradar.intake.EventEncoder;
import io.regretradar.intake.RejectionReason;
import io.regretradar.pipeline.settings.RegretSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import org.apache.flink.api.common.JobStatus;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad input becomes a dead letter; the job goes on, and good events are not late because of it. */
class BadInputTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final byte[] KEY = "acme".getBytes(StandardCharsets.UTF_8);
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuu.MM").withZone(ZoneOffset.UTC);

    private static RegretSettings settings;
    private static RunningJob job;
    private static InputTopics topics;
    private static long now;
    private static int good;

    @BeforeAll
    static void startOneJobForAll() throws Exception {
        StoredDocuments.clear();
        settings = Servers.settings(2);
        topics = new InputTopics(settings);
        job = RegretJob.start(settings);
        now = Instant.now().minus(Duration.ofDays(20)).toEpochMilli();
    }

    @AfterAll
    static void stop() {
        job.close();
        topics.close();
    }

    static java.util.stream.Stream<Arguments> rubbish() {
        byte[] usage = EventEncoder.encode(Events.usage("e", "acme", anHourAgo(), 1));
        byte[] noise = new byte[300];
        new Random(3).nextBytes(noise);
        byte[] unknownSchema = usage.clone();
        unknownSchema[5] ^= 0x55;
        return java.util.stream.Stream.of(
                bad("no value at all", Stream.SURVEYS, null, RejectionReason.NULL_VALUE),
                bad("an empty value", Stream.SURVEYS, new byte[0], RejectionReason.EMPTY_VALUE),
                bad(
                        "a truncated record",
                        Stream.PRODUCT_USAGE,
                        Arrays.copyOf(usage, usage.length - 3),
                        RejectionReason.TRUNCATED),
                bad("random bytes", Stream.PRODUCT_USAGE, noise, RejectionReason.UNKNOWN_FRAME),
                bad(
                        "an unknown schema",
                        Stream.PRODUCT_USAGE,
                        unknownSchema,
                        RejectionReason.UNKNOWN_SCHEMA),
                bad(
                        "a huge length prefix",
                        Stream.PRODUCT_USAGE,
                        hugeLength(usage),
                        RejectionReason.TRUNCATED),
                bad(
                        "a record of another topic",
                        Stream.SURVEYS,
                        usage,
                        RejectionReason.WRONG_RECORD),
                bad(
                        "an NPS of 11",
                        Stream.SURVEYS,
                        EventEncoder.encode(Events.nps("e", "acme", anHourAgo(), 11)),
                        RejectionReason.INVALID_VALUE),
                bad(
                        "a negative count",
                        Stream.PRODUCT_USAGE,
                        EventEncoder.encode(Events.usage("e", "acme", anHourAgo(), -1)),
                        RejectionReason.INVALID_VALUE),
                bad(
                        "an empty account",
                        Stream.PRODUCT_USAGE,
                        EventEncoder.encode(Events.usage("e", "", anHourAgo(), 1)),
                        RejectionReason.MISSING_VALUE),
                bad(
                        "a clock two hours ahead",
                        Stream.PRODUCT_USAGE,
                        EventEncoder.encode(
                                Events.usage("e", "acme", anHourAgo() + 3 * 3_600_000, 1)),
                        RejectionReason.CLOCK_AHEAD),
                bad(
                        "seconds for milliseconds",
                        Stream.PRODUCT_USAGE,
                        EventEncoder.encode(Events.usage("e", "acme", anHourAgo() / 1000, 1)),
                        RejectionReason.CLOCK_BEHIND),
                bad(
                        "a tick two hours ahead",
                        Stream.SUPPORT_TICKETS,
                        EventEncoder.tick(anHourAgo() + 3 * 3_600_000),
                        RejectionReason.CLOCK_AHEAD));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rubbish")
    void isADeadLetterAndTheJobGoesOn(
            String name, Stream stream, byte[] value, RejectionReason reason) throws Exception {
        RecordMetadata stands = topics.raw(stream, KEY, value);
        String account = sendGoodEvent();

        JsonNode letter = deadLetter(stands);
        assertThat(letter.path("dead.reason").asText()).isEqualTo(reason.name());
        assertThat(letter.path("dead.message").asText()).isNotBlank();
        assertThat(letter.path("dead.topic").asText()).isEqualTo(stands.topic());
        assertThat(letter.path("dead.partition").asInt()).isEqualTo(stands.partition());
        assertThat(letter.path("dead.offset").asLong()).isEqualTo(stands.offset());
        assertThat(letter.path("dead.key").asText()).isEqualTo("acme");
        assertThat(Instant.parse(letter.path("dead.kafka_timestamp").asText()).toEpochMilli())
                .isEqualTo(stands.timestamp());
        assertThat(letter.path("dead.bytes").asText(null))
                .isEqualTo(value == null ? null : Base64.getEncoder().encodeToString(value));
        awaitAccount(account);
        assertThat(job.progress().late() + job.progress().corrected()).isZero();
        assertThat(job.status()).isEqualTo(JobStatus.RUNNING);
    }

    @Test
    void ofALongValueTheFirst64KibAreKept() throws Exception {
        byte[] longValue = new byte[200_000];
        RecordMetadata stands = topics.raw(Stream.SURVEYS, KEY, longValue);

        JsonNode letter = deadLetter(stands);

        assertThat(bytes(letter)).hasSize(65_536);
        assertThat(letter.path("dead.bytes_length").asInt()).isEqualTo(200_000);
        assertThat(letter.path("dead.sha256").asText()).hasSize(64);
    }

    /** Its month's index has, for once, a mapping that no score fits. */
    @Test
    void aDocumentThatElasticsearchRefusesIsADeadLetterAndTheOthersAreIndexed() throws Exception {
        long at = Instant.parse("2025-01-15T12:00:00Z").toEpochMilli();
        StoredDocuments.create(
                "regret-scores-2025.01",
                "{\"mappings\": {\"properties\": {\"risk.band\": {\"type\": \"long\"}}}}");
        RegretSettings own = Servers.settings(1);
        try (InputTopics theirs = new InputTopics(own);
                RunningJob theirJob = RegretJob.start(own)) {
            theirs.send(Events.ticket("e", "refused", at, "t", TicketEvent.Action.CREATED));
            theirs.tick(at + Duration.ofHours(2).toMillis());

            await().atMost(PATIENCE)
                    .until(() -> !StoredDocuments.all("regret-dead-letters-2025.01").isEmpty());
            theirJob.checkpoint();

            assertThat(StoredDocuments.all("regret-dead-letters-2025.01"))
                    .allSatisfy(
                            (id, letter) -> {
                                assertThat(id)
                                        .startsWith(
                                                "regret-dead-letters-2025.01/regret-scores-2025.01:refused:");
                                assertThat(letter.path("dead.reason").asText())
                                        .isEqualTo("document_parsing_exception");
                                assertThat(letter.path("dead.message").asText())
                                        .contains("risk.band");
                                assertThat(letter.path("dead.index").asText())
                                        .isEqualTo("regret-scores-2025.01");
                                assertThat(bytes(letter))
                                        .asString(StandardCharsets.UTF_8)
                                        .contains("\"account.id\":\"refused\"");
                            });
            assertThat(StoredDocuments.all("regret-accounts"))
                    .containsKey("regret-accounts/refused");
            assertThat(theirJob.status()).isEqualTo(JobStatus.RUNNING);
        }
    }

    private static byte[] bytes(JsonNode letter) {
        return Base64.getDecoder().decode(letter.path("dead.bytes").asText());
    }

    /** A new account's ticket, and time enough after it that it is evaluated. */
    private static String sendGoodEvent() {
        good++;
        String account = "good-" + good;
        now += Duration.ofMinutes(10).toMillis();
        topics.send(
                Events.ticket("g" + good, account, now, "t" + good, TicketEvent.Action.CREATED));
        topics.tick(now + Duration.ofMinutes(5).toMillis());
        return account;
    }

    private static void awaitAccount(String account) {
        await().atMost(PATIENCE)
                .until(
                        () ->
                                StoredDocuments.all("regret-accounts")
                                        .containsKey("regret-accounts/" + account));
    }

    private static JsonNode deadLetter(RecordMetadata stands) {
        String index =
                "regret-dead-letters-" + MONTH.format(Instant.ofEpochMilli(stands.timestamp()));
        String id =
                "%s/%s:%d:%d".formatted(index, stands.topic(), stands.partition(), stands.offset());
        Map<String, JsonNode> letters =
                await().atMost(PATIENCE)
                        .until(
                                () -> StoredDocuments.all("regret-dead-letters-*"),
                                found -> found.containsKey(id));
        return letters.get(id);
    }

    private static Arguments bad(String name, Stream stream, byte[] value, RejectionReason reason) {
        return Arguments.of(name, stream, value, reason);
    }

    private static long anHourAgo() {
        return Instant.now().minus(Duration.ofHours(1)).toEpochMilli();
    }

    /** A frame whose first field claims to be a gigabyte and a half long. */
    private static byte[] hugeLength(byte[] framed) {
        byte[] header = Arrays.copyOf(framed, 15);
        byte[] length = {(byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, 0x0C};
        System.arraycopy(length, 0, header, 10, length.length);
        return header;
    }
}
