package io.regretradar.pipeline.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.regretradar.domain.account.Replay;
import io.regretradar.domain.document.Document;
import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.LifecycleEvent;
import io.regretradar.domain.event.TicketEvent;
import io.regretradar.pipeline.Events;
import io.regretradar.pipeline.SeededBook;
import io.regretradar.pipeline.TestSettings;
import io.regretradar.pipeline.deadletter.DeadLetter;
import io.regretradar.pipeline.kafka.Arriving;
import io.regretradar.pipeline.serialization.DocumentSerializer;
import io.regretradar.pipeline.settings.RegretSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class AssessAccountTest {

    private static final long NOON = Instant.parse("2026-03-02T12:00:00Z").toEpochMilli();
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final RegretSettings SETTINGS = TestSettings.of();

    @Test
    void writesWhatTheBatchPathWrites() throws Exception {
        List<AccountEvent> events = SeededBook.events(7, 5, 40);
        long end = SeededBook.START.toEpochMilli() + 60 * DAY;

        try (Harness accounts = Harness.open()) {
            for (AccountEvent event : SeededBook.shuffled(events, Duration.ofSeconds(60), 1)) {
                accounts.arrive(event);
                accounts.watermark(event.occurredAt() - 60_001);
            }
            accounts.watermark(end);

            assertThat(latest(accounts.documents()))
                    .isEqualTo(latest(Replay.documents(SETTINGS.engine(), events, end)));
        }
    }

    @Test
    void seesSilenceByTimeAlone() throws Exception {
        try (Harness accounts = Harness.open()) {
            accounts.arrive(ticket("e1", NOON));
            accounts.watermark(NOON + HOUR);
            int atFirst = accounts.documents().size();

            accounts.watermark(NOON + 3 * DAY);

            assertThat(accounts.documents().subList(atFirst, accounts.documents().size()))
                    .extracting(Document::evaluatedAt)
                    .contains(NOON + 12 * HOUR, NOON + 36 * HOUR, NOON + 60 * HOUR);
        }
    }

    @Test
    void anEventThatComesTooLateGoesAsideWithItsPlaceAndBytes() throws Exception {
        try (Harness accounts = Harness.open()) {
            accounts.arrive(ticket("e1", NOON));
            accounts.watermark(NOON + HOUR);
            accounts.arrive(ticket("e2", NOON - 3 * DAY));

            assertThat(accounts.late())
                    .singleElement()
                    .satisfies(
                            letter -> {
                                assertThat(letter.reason()).isEqualTo("LATE");
                                assertThat(letter.place().id()).isEqualTo("support-tickets:3:1");
                                assertThat(letter.accountId()).isEqualTo("acme");
                                assertThat(letter.message()).contains("2026-02-27T12:00:00Z");
                                assertThat(letter.bytes().length()).isPositive();
                            });
            assertThat(accounts.count("late")).isEqualTo(1);
            assertThat(accounts.count("applied")).isEqualTo(1);
        }
    }

    @Test
    void anEventThatComesALittleLateCorrects() throws Exception {
        try (Harness accounts = Harness.open()) {
            accounts.arrive(ticket("e1", NOON));
            accounts.watermark(NOON + HOUR);
            accounts.arrive(ticket("e2", NOON - HOUR));

            assertThat(accounts.late()).isEmpty();
            assertThat(accounts.count("corrected")).isEqualTo(1);
            assertThat(accounts.count("applied")).isEqualTo(2);
        }
    }

    @Test
    void aRepeatChangesNothingButItsCount() throws Exception {
        try (Harness once = Harness.open();
                Harness twice = Harness.open()) {
            once.arrive(ticket("e1", NOON));
            twice.arrive(ticket("e1", NOON));
            twice.arrive(ticket("e1", NOON));
            once.watermark(NOON + DAY);
            twice.watermark(NOON + DAY);
            twice.arrive(ticket("e1", NOON));

            assertThat(latest(twice.documents())).isEqualTo(latest(once.documents()));
            assertThat(twice.count("applied")).isEqualTo(1);
            assertThat(twice.count("duplicate")).isEqualTo(2);
        }
    }

    @Test
    void goesOnAfterARestoreAsIfNothingHadHappened() throws Exception {
        List<AccountEvent> events = SeededBook.events(11, 4, 30);
        List<Document> documents = new ArrayList<>();
        OperatorSubtaskState snapshot = null;
        long counted = 0;

        for (int part = 0; part < 3; part++) {
            try (Harness accounts = Harness.restored(snapshot)) {
                int third = events.size() / 3;
                int to = part == 2 ? events.size() : (part + 1) * third;
                for (AccountEvent event : events.subList(part * third, to)) {
                    accounts.arrive(event);
                    accounts.watermark(event.occurredAt() - 60_001);
                }
                snapshot = accounts.snapshot();
                documents.addAll(accounts.documents());
                counted = accounts.count("applied");
            }
        }

        long end = events.get(events.size() - 1).occurredAt() - 60_001;
        List<Document> uninterrupted = Replay.documents(SETTINGS.engine(), events, end);
        assertThat(latest(documents)).isEqualTo(latest(uninterrupted));
        assertThat(counted)
                .isEqualTo(events.stream().filter(event -> event.occurredAt() <= end).count());
    }

    @Test
    void keepsOneTimerForEachAccount() throws Exception {
        try (Harness accounts = Harness.open()) {
            for (int i = 0; i < 100; i++) {
                accounts.arrive(ticket("e" + i, NOON - i * 1000L));
                accounts.arrive(Events.usage("u" + i, "other", NOON + i * HOUR, 1));
                accounts.watermark(NOON - DAY + i * HOUR);
            }

            assertThat(accounts.timers()).isEqualTo(2);
        }
    }

    @Test
    void leavesNothingBehindOfAnAccountThatChurned() throws Exception {
        try (Harness accounts = Harness.open()) {
            accounts.arrive(ticket("e1", NOON));
            accounts.arrive(
                    Events.lifecycle("e2", "acme", NOON + DAY, LifecycleEvent.Type.CHURNED));
            accounts.watermark(NOON + 30 * DAY);
            assertThat(accounts.states()).isEqualTo(1);

            accounts.watermark(NOON + 31 * DAY);

            assertThat(accounts.states()).isZero();
            assertThat(accounts.timers()).isZero();
        }
    }

    @Test
    void leavesNothingBehindOfAnAccountThatFellSilent() throws Exception {
        try (Harness accounts = Harness.open()) {
            accounts.arrive(ticket("e1", NOON));
            accounts.watermark(NOON + 399 * DAY);
            assertThat(accounts.states()).isEqualTo(1);

            accounts.watermark(NOON + 400 * DAY);

            assertThat(accounts.states()).isZero();
            assertThat(accounts.timers()).isZero();
        }
    }

    @Test
    void appliesWhatWaitsAtTheEndOfTheInputAndRegistersNothing() throws Exception {
        try (Harness accounts = Harness.open()) {
            accounts.arrive(ticket("e1", NOON));
            accounts.watermark(Long.MAX_VALUE);

            assertThat(accounts.count("applied")).isEqualTo(1);
            assertThat(accounts.timers()).isZero();
        }
    }

    private static TicketEvent ticket(String eventId, long at) {
        return Events.ticket(eventId, "acme", at, "t-" + eventId, TicketEvent.Action.CREATED);
    }

    /** Of each document the one that Elasticsearch would keep. */
    private static Map<String, String> latest(Collection<Document> documents) {
        Map<String, Document> kept = new TreeMap<>();
        for (Document document : documents) {
            kept.merge(
                    document.index() + "/" + document.id(),
                    document,
                    (old, now) -> now.version() >= old.version() ? now : old);
        }
        return kept.entrySet().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                entry ->
                                        entry.getValue().version()
                                                + new String(
                                                        entry.getValue().source(),
                                                        StandardCharsets.UTF_8),
                                (a, b) -> b,
                                TreeMap::new));
    }

    /** The operator on Flink's test harness. */
    private static final class Harness implements AutoCloseable {

        private final KeyedTwoInputStreamOperatorTestHarness<
                        String, Arriving.Event, Announcement, Document>
                flink;
        private final AssessAccount function = new AssessAccount(SETTINGS);
        private long offset;

        private Harness() throws Exception {
            flink =
                    new KeyedTwoInputStreamOperatorTestHarness<>(
                            new CoBroadcastWithKeyedOperator<>(
                                    function, List.of(AssessAccount.ANNOUNCED)),
                            Arriving.Event::accountId,
                            null,
                            Types.STRING);
            flink.setup(DocumentSerializer.INSTANCE);
        }

        static Harness open() throws Exception {
            return restored(null);
        }

        static Harness restored(OperatorSubtaskState snapshot) throws Exception {
            Harness harness = new Harness();
            if (snapshot != null) {
                harness.flink.initializeState(snapshot);
            }
            harness.flink.open();
            return harness;
        }

        void arrive(AccountEvent event) throws Exception {
            flink.processElement1(
                    new StreamRecord<>(
                            new Arriving.Event(event, 3, offset++, event.occurredAt()),
                            event.occurredAt()));
        }

        void watermark(long timestamp) throws Exception {
            flink.processWatermark2(new Watermark(timestamp));
            flink.processWatermark1(new Watermark(timestamp));
        }

        List<Document> documents() {
            return flink.extractOutputValues();
        }

        List<DeadLetter> late() {
            var late = flink.getSideOutput(AssessAccount.LATE);
            return late == null ? List.of() : late.stream().map(StreamRecord::getValue).toList();
        }

        OperatorSubtaskState snapshot() throws Exception {
            return flink.snapshot(1, 1);
        }

        int timers() {
            return flink.numEventTimeTimers();
        }

        int states() {
            return flink.numKeyedStateEntries();
        }

        long count(String name) {
            return function.counted(name);
        }

        @Override
        public void close() throws Exception {
            flink.close();
        }
    }
}
