package io.regretradar.pipeline.serialization;

import static org.assertj.core.api.Assertions.assertThat;

import io.regretradar.domain.alert.AlertType;
import io.regretradar.domain.alert.Band;
import io.regretradar.domain.alert.Notification;
import io.regretradar.domain.document.Document;
import io.regretradar.domain.play.PlayOwner;
import io.regretradar.domain.rules.ControlEvent;
import io.regretradar.domain.rules.RuleKind;
import io.regretradar.domain.source.SourceChange;
import io.regretradar.pipeline.Events;
import io.regretradar.pipeline.account.Announcement;
import io.regretradar.pipeline.account.AnnouncementSerializer;
import io.regretradar.pipeline.deadletter.DeadLetter;
import io.regretradar.pipeline.deadletter.DeadLetter.KafkaRecord;
import io.regretradar.pipeline.deadletter.DeadLetter.RefusedDocument;
import io.regretradar.pipeline.deadletter.DeadLetterSerializer;
import io.regretradar.pipeline.deadletter.Excerpt;
import io.regretradar.pipeline.kafka.Arriving;
import io.regretradar.pipeline.kafka.Arriving.Rejected;
import io.regretradar.pipeline.kafka.Arriving.Tick;
import io.regretradar.pipeline.kafka.ArrivingSerializer;
import io.regretradar.pipeline.kafka.EventSerializer;
import io.regretradar.pipeline.notification.NotificationSerializer;
import io.regretradar.pipeline.rules.ControlEventSerializer;
import io.regretradar.pipeline.source.SourceChangeSerializer;
import io.regretradar.pipeline.source.SourceCount;
import io.regretradar.pipeline.source.SourceCountSerializer;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What travels between operators arrives as it was sent. */
class SerializersTest {

    private static final DeadLetter REJECTED =
            new DeadLetter(
                    "TRUNCATED",
                    "ends too early",
                    new KafkaRecord("surveys", 3, 17L, 1_760_000_000_000L),
                    "acme",
                    "acmé",
                    Excerpt.of(new byte[] {1, 2, 3}));
    private static final DeadLetter REFUSED =
            new DeadLetter(
                    "mapper_parsing_exception",
                    "x".repeat(70_000),
                    new RefusedDocument("regret-accounts", "acme", 7L, 9L),
                    null,
                    null,
                    Excerpt.of(null));
    private static final Arriving.Event EVENT =
            new Arriving.Event(Events.nps("e1", "acme", 5L, 9), 3, 1L << 40, 7L);
    private static final ControlEvent RULE =
            new ControlEvent("c1", RuleKind.STAGES, 1L << 40, -5L, "{\"é\": 1}");
    private static final SourceChange SILENCE =
            new SourceChange(
                    io.regretradar.domain.event.Stream.PRODUCT_USAGE, "", 1_760_000_000_000L, true);
    private static final Document DOCUMENT =
            new Document("regret-accounts", "acmé", 1L << 60, -5L, new byte[] {'{', '}'});

    private static final Notification NOTIFICATION =
            new Notification(
                    "a1",
                    3,
                    Notification.Kind.RECOVERED,
                    1_760_000_000_000L,
                    new Notification.Account("acme", "Acmé", null, "Europe/Vienna", null, null),
                    null,
                    AlertType.REGRET_RISK,
                    Band.NONE,
                    Band.CRITICAL,
                    71.25,
                    9_000.5,
                    List.of("First replies take 40 h."),
                    new Notification.Play(
                            "escalate_queue",
                            "Escalate the queue",
                            PlayOwner.SUPPORT_LEAD,
                            1_760_014_400_000L));

    private static final Notification OF_SOURCE =
            new Notification(
                    "a2",
                    1,
                    Notification.Kind.OPENED,
                    1_760_000_000_000L,
                    null,
                    new Notification.Source("product-usage", ""),
                    AlertType.DATA_STALE,
                    Band.AT_RISK,
                    Band.NONE,
                    0,
                    0,
                    List.of(),
                    null);

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of(DocumentSerializer.TYPE, DOCUMENT),
                Arguments.of(DeadLetterSerializer.TYPE, REJECTED),
                Arguments.of(DeadLetterSerializer.TYPE, REFUSED),
                Arguments.of(NotificationSerializer.TYPE, NOTIFICATION),
                Arguments.of(NotificationSerializer.TYPE, OF_SOURCE),
                Arguments.of(EventSerializer.TYPE, EVENT),
                Arguments.of(ArrivingSerializer.TYPE, EVENT),
                Arguments.of(ArrivingSerializer.TYPE, new Tick(1_760_000_000_000L)),
                Arguments.of(ArrivingSerializer.TYPE, new Rejected(REJECTED)),
                Arguments.of(ControlEventSerializer.TYPE, RULE),
                Arguments.of(SourceChangeSerializer.TYPE, SILENCE),
                Arguments.of(
                        SourceCountSerializer.TYPE,
                        new SourceCount(
                                io.regretradar.domain.event.Stream.SURVEYS, "é|", -1L, 1L << 40)),
                Arguments.of(AnnouncementSerializer.TYPE, new Announcement.NewRules(RULE)),
                Arguments.of(AnnouncementSerializer.TYPE, new Announcement.Source(SILENCE)),
                Arguments.of(
                        ArrivingSerializer.TYPE,
                        new Arriving.Rule(RULE, new KafkaRecord("radar-control", 0, 17L, 5L))));
    }

    @ParameterizedTest
    @MethodSource("values")
    <T> void aValueSurvivesTheJourney(TypeInformation<T> type, T value) throws IOException {
        TypeSerializer<T> serializer = type.createSerializer(new SerializerConfigImpl());
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(value, out);
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());

        T read = serializer.deserialize(in);

        assertThat(read).usingRecursiveComparison().isEqualTo(value);
        assertThat(in.available()).isZero();
    }

    @ParameterizedTest
    @MethodSource("values")
    <T> void theSerializerIsFoundAgainFromItsSnapshot(TypeInformation<T> type, T value)
            throws IOException {
        TypeSerializer<T> serializer = type.createSerializer(new SerializerConfigImpl());
        DataOutputSerializer out = new DataOutputSerializer(64);
        TypeSerializerSnapshot.writeVersionedSnapshot(out, serializer.snapshotConfiguration());

        TypeSerializerSnapshot<T> read =
                TypeSerializerSnapshot.readVersionedSnapshot(
                        new DataInputDeserializer(out.getCopyOfBuffer()),
                        getClass().getClassLoader());

        assertThat(read.restoreSerializer()).isEqualTo(serializer);
        assertThat(value).isNotNull();
    }

    @Test
    void onlyTheHeadOfLongBytesTravels() {
        byte[] tenMegabytes = new byte[10 << 20];

        Excerpt excerpt = Excerpt.of(tenMegabytes);

        assertThat(excerpt.head()).hasSize(65_536);
        assertThat(excerpt.length()).isEqualTo(10 << 20);
        assertThat(excerpt.sha256())
                .isEqualTo("e5b844cc57f57094ea4585e235f36c78c1cd222262bb89d53c94dcb4d6b3e55d");
    }

    @Test
    void equalTypesAreEqualAndOthersAreNot() {
        TypeInformation<Arriving> again =
                new BinaryType<>(Arriving.class, ArrivingSerializer.INSTANCE);

        assertThat(again).isEqualTo(ArrivingSerializer.TYPE).hasSameHashCodeAs(again);
        assertThat(again).isNotEqualTo(DocumentSerializer.TYPE);
        assertThat(again.isKeyType()).isFalse();
    }
}
