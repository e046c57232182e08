package io.regretradar.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.rules.ControlEvent;
import io.regretradar.domain.rules.RuleBook;
import io.regretradar.domain.rules.RuleKind;
import io.regretradar.domain.rules.Rules;
import io.regretradar.pipeline.settings.RegretSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules published while the job runs, on real servers. */
class RulesJobTest {

    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int DAYS = 20;

    private static final List<AccountEvent> EVENTS = SeededBook.events(7, 24, DAYS);
    private static final long START = EVENTS.get(0).occurredAt();
    private static final long END =
            EVENTS.get(EVENTS.size() - 1).occurredAt() + Duration.ofDays(2).toMillis();

    @TempDir private Path directory;

    @BeforeEach
    void startAnew() {
        StoredDocuments.clear();
    }

    private static ControlEvent scorecard(long version, double base, long effectiveAt) {
        try {
            ObjectNode card =
                    (ObjectNode) new JsonMapper().readTree(Rules.defaultJson(RuleKind.SCORECARD));
            card.put("version", version).put("base", base);
            return new ControlEvent(
                    "card-" + version, RuleKind.SCORECARD, version, effectiveAt, card.toString());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A trial of that scorecard, or its end. */
    private static ControlEvent shadow(long version, ControlEvent card, long effectiveAt) {
        String json =
                "{\"kind\": \"SHADOW_SCORECARD\", \"version\": %d, \"scorecard\": %s}"
                        .formatted(version, card == null ? null : card.json());
        return new ControlEvent(
                "shadow-" + version, RuleKind.SHADOW_SCORECARD, version, effectiveAt, json);
    }

    /** The first event that comes after that instant and all after it. */
    private static int indexAfter(long instant) {
        for (int i = 0; i < EVENTS.size(); i++) {
            if (EVENTS.get(i).occurredAt() > instant) {
                return i;
            }
        }
        throw new AssertionError("no event after " + instant);
    }

    @Test
    void aNewScorecardHoldsInEverySubtaskFromItsTimeOnAndABrokenOneNever() throws Exception {
        RegretSettings settings =
                Servers.settings(
                        3,
                        "parallelism",
                        "4",
                        "checkpoint.directory",
                        directory.toUri().toString(),
                        "checkpoint.interval",
                        "1 h");
        long day = Duration.ofDays(1).toMillis();
        ControlEvent second = scorecard(2, 26, START + 6 * day);
        ControlEvent onTrial = shadow(2, scorecard(3, 33, 0), START + 7 * day);
        ControlEvent tried = shadow(3, null, START + 14 * day);
        ControlEvent broken = scorecard(3, 260, START + 8 * day);
        ControlEvent older = scorecard(2, 40, START + 8 * day);
        ControlEvent tooLate = scorecard(3, 40, START + day);
        // What a rollback does: the numbers of the version before, under a new one.
        ControlEvent rolledBack = scorecard(3, 20, START + 14 * day);
        int first = indexAfter(START + 5 * day);
        int then = indexAfter(START + 10 * day);
        String checkpoint;
        try (InputTopics topics = new InputTopics(settings)) {
            try (RunningJob job = RegretJob.start(settings)) {
                topics.write(EVENTS, 0, first);
                topics.publish(second, START + 5 * day);
                topics.publish(onTrial, START + 5 * day);
                topics.publish(broken, START + 5 * day);
                topics.publish(older, START + 5 * day);
                topics.publish(tooLate, START + 5 * day);
                topics.control("no record".getBytes(StandardCharsets.UTF_8));
                topics.write(EVENTS, first, then);
                await().atMost(PATIENCE)
                        .until(() -> job.progress().deliveredUpTo() > START + 8 * day);
                checkpoint = job.checkpoint();
                job.kill();
            }
            RegretSettings again = Servers.again(settings, "checkpoint.restore-from", checkpoint);
            try (RunningJob job = RegretJob.start(again)) {
                topics.publish(rolledBack, START + 10 * day);
                topics.publish(tried, START + 10 * day);
                topics.write(EVENTS, then, EVENTS.size());
                topics.tick(END);
                await().atMost(PATIENCE)
                        .until(() -> job.progress().deliveredUpTo() >= END - BOUND.toMillis() - 1);
            }
        }

        ExpectedDocuments.of(
                        settings,
                        RuleBook.of(List.of(second, onTrial, rolledBack, tried)),
                        EVENTS,
                        END - BOUND.toMillis() - 1)
                .areStoredBesideDeadLetters();
        assertThat(deadLetters())
                .containsExactly(
                        Map.entry("RULE_INVALID", 1L),
                        Map.entry("RULE_OLDER", 1L),
                        Map.entry("RULE_TOO_LATE", 1L),
                        Map.entry("UNKNOWN_FRAME", 1L));
        everyAccountChangedInTime(second.effectiveAt(), rolledBack.effectiveAt());
        bothScoresStandInTheDocumentsOfTheTrial(onTrial.effectiveAt(), tried.effectiveAt());
    }

    private static void bothScoresStandInTheDocumentsOfTheTrial(long from, long until) {
        Map<String, Integer> compared = new TreeMap<>();
        for (JsonNode score : StoredDocuments.all("regret-scores-*").values()) {
            long at = java.time.Instant.parse(score.path("@timestamp").asText()).toEpochMilli();
            assertThat(score.has("shadow.raw")).isEqualTo(at >= from && at < until);
            if (score.has("shadow.raw")) {
                compared.merge(score.path("account.id").asText(), 1, Integer::sum);
                assertThat(score.path("shadow.raw").asDouble() - score.path("risk.raw").asDouble())
                        .isCloseTo(33 - 26, org.assertj.core.data.Offset.offset(1e-5));
            }
        }
        assertThat(compared).hasSize(24);
    }

    private static void everyAccountChangedInTime(long second, long third) {
        Map<String, Map<Long, Integer>> versions = new TreeMap<>();
        for (JsonNode score : StoredDocuments.all("regret-scores-*").values()) {
            versions.computeIfAbsent(score.path("account.id").asText(), id -> new TreeMap<>())
                    .put(
                            java.time.Instant.parse(score.path("@timestamp").asText())
                                    .toEpochMilli(),
                            score.path("scorecard.version").asInt());
        }
        assertThat(versions).hasSize(24);
        versions.forEach(
                (account, byTime) -> {
                    assertThat(byTime.values()).as(account).contains(1, 2, 3);
                    byTime.forEach(
                            (at, version) ->
                                    assertThat(version)
                                            .as(account + " at " + at)
                                            .isEqualTo(at < second ? 1 : at < third ? 2 : 3));
                });
    }

    private static Map<String, Long> deadLetters() {
        return await().atMost(PATIENCE)
                .until(
                        () -> {
                            Map<String, Long> reasons = new TreeMap<>();
                            StoredDocuments.all("regret-dead-letters-*")
                                    .values()
                                    .forEach(
                                            letter ->
                                                    reasons.merge(
                                                            letter.path("dead.reason").asText(),
                                                            1L,
                                                            Long::sum));
                            return reasons;
                        },
                        reasons -> reasons.values().stream().mapToLong(n -> n).sum() >= 4);
    }
}
