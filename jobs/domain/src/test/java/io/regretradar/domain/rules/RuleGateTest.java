package io.regretradar.domain.rules;

import static io.regretradar.domain.rules.RuleFixtures.event;
import static io.regretradar.domain.rules.RuleFixtures.json;
import static io.regretradar.domain.rules.RuleFixtures.scorecard;
import static org.assertj.core.api.Assertions.assertThat;

import io.regretradar.domain.rules.RuleGate.Accepted;
import io.regretradar.domain.rules.RuleGate.Refusal;
import io.regretradar.domain.rules.RuleGate.Refused;
import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ObjectAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is let in, and what is refused with which words. */
class RuleGateTest {

    private static final String LATER = "2026-03-01T00:00:00Z";

    private final RuleGate gate = new RuleGate();

    private void isRefused(ControlEvent event, Refusal reason, String... words) {
        ObjectAssert<Refused> refused =
                assertThat(gate.check(event))
                        .asInstanceOf(InstanceOfAssertFactories.type(Refused.class));
        refused.extracting(Refused::reason).isEqualTo(reason);
        refused.extracting(Refused::message).asString().contains(words);
    }

    @Test
    void aNewerSoundVersionIsLetIn() {
        ControlEvent event = scorecard(2, 25, LATER);

        assertThat(gate.check(event)).isEqualTo(new Accepted(event));
        assertThat(gate.latestVersion(RuleKind.SCORECARD)).isEqualTo(2);
        assertThat(gate.latestVersion(RuleKind.STAGES)).isEqualTo(1);
    }

    @Test
    void versionsMustRise() {
        isRefused(
                scorecard(1, 25, LATER),
                Refusal.RULE_OLDER,
                "SCORECARD has version 1, but must be above 1");
        gate.check(scorecard(5, 25, LATER));
        isRefused(scorecard(5, 25, LATER), Refusal.RULE_OLDER, "must be above 5");
        isRefused(scorecard(4, 25, LATER), Refusal.RULE_OLDER, "must be above 5");
    }

    @Test
    void nothingTakesEffectAtOrBeforeATickThatWentBefore() {
        gate.tick(Instant.parse("2026-03-01T00:00:00Z").toEpochMilli());
        gate.tick(Instant.parse("2026-02-01T00:00:00Z").toEpochMilli());

        isRefused(
                scorecard(2, 25, "2026-03-01T00:00:00Z"),
                Refusal.RULE_TOO_LATE,
                "effectiveAt 2026-03-01T00:00:00Z",
                "after 2026-03-01T00:00:00Z");
        assertThat(gate.check(scorecard(2, 25, "2026-03-01T00:00:00.001Z")))
                .isInstanceOf(Accepted.class);
    }

    @Test
    void theVersionInsideMustBeThatOutside() {
        isRefused(
                event(RuleKind.SCORECARD, 3, LATER, json(RuleKind.SCORECARD, 2, null, null)),
                Refusal.RULE_INVALID,
                "published as version 3, but its JSON says 2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "SCORECARD; /caps/SUPPORT; 0; caps.SUPPORT is 0.0, but must be above",
                "SCORECARD; /features/0/bad; 2; frt_p75_h good/neutral/bad",
                "STAGES; /stages/3/stage; \"NOWHERE\"; NOWHERE",
                "STAGES; /stages/3/stage; \"SETUP\"; stages is [",
                "STAGES; /stages/3/expectedDays; 0; stages.COMMITMENT.expectedDays is 0.0",
                "STAGES; /stalledRatio; 0.5; stalledRatio is 0.5, but must be above 1.0",
                "STAGES; /disputedBelow; 6; confirmedFrom is 5.0, but must be in 6.0..7.0",
                "TOUCHPOINT_PLAN; /items/0/name; \"\"; items.0.name is ",
                "TOUCHPOINT_PLAN; /items/0/dueDay; 0; items.0.dueDay is 0.0, but must be in 1.0",
                "TOUCHPOINT_PLAN; /items/0/purpose; null; items.0.purpose is null",
                "TOUCHPOINT_PLAN; /items; null; items is null, but must be a list",
                "TOUCHPOINT_PLAN; /surprise; 1; surprise",
                "REFERRAL_RULES; /promoterFrom; 11; promoterFrom is 11.0, but must be in 0.0..10.0",
                "REFERRAL_RULES; /detractorDays; 181; detractorDays is 181.0, but must be in 1.0..180",
                "REFERRAL_RULES; /expiresAfterDays; 0; expiresAfterDays is 0.0, but must be above 0",
                "REFERRAL_RULES; /readiness/nps/points; 50; points of readiness is 110.0, but must be at most 100",
                "REFERRAL_RULES; /readiness/usage/to; 0.9; readiness.usage.to is 0.9, but must be above 0.95",
                "REFERRAL_RULES; /readiness/tenure; null; readiness.tenure is null, but must have a value",
                "REFERRAL_RULES; /surprise; 1; surprise",
                "STAGES; /handoffDays; null; handoffDays",
                "STAGES; /expansionMidnights; 28.7; expansionMidnights",
                "STAGES; /handoffDays; \"6\"; handoffDays",
                "PLAYS; /plays/0/dueHours; 0; plays.escalate_queue.dueHours is 0.0, but must be above 0",
                "PLAYS; /plays/0/id; \"train_roles\"; but must be unique",
                "PLAYS; /plays/0/reasons/0; \"frt\"; plays.escalate_queue.reasons is frt, but must be a feature",
                "PLAYS; /plays/0/alerts; [\"DATA_STALE\"]; alerts is DATA_STALE, but must be a risk of an account",
                "PLAYS; /plays/0/verify/feature; null; verify.feature is null, but must be a feature",
                "PLAYS; /plays/0/verify/limit; null; verify.limit is null, but must be a number",
                "PLAYS; /plays/0/verify/days; 0.1; verify.days is 0.1, but must be in 0.1666",
                "PLAYS; /plays/0/verify; null; plays.escalate_queue.verify is null",
                "PLAYS; /plays/1/verify/measure; \"REGRET_EASED\"; since no type of regret calls for it",
                "PLAYS; /most; 0; most is 0.0, but must be in 1.0..10.0"
            })
    void brokenRulesAreRefusedWithTheKey(
            RuleKind kind, String pointer, String value, String words) {
        isRefused(
                event(kind, 2, LATER, json(kind, 2, pointer, value)), Refusal.RULE_INVALID, words);
        assertThat(gate.latestVersion(kind)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{}; version",
                "not json; Unrecognized token",
                "null; the text is null",
                "{\"kind\": \"SILENCE\", \"version\": 1, \"name\": \"x\", \"from\": \"2026-01-01T00:00:00Z\","
                        + " \"to\": \"2026-01-02T00:00:00Z\"}; account, owner and segment is null",
                "{\"kind\": \"SILENCE\", \"version\": 1, \"name\": \"x\", \"account\": \"a\", \"from\":"
                        + " \"2026-01-03T00:00:00Z\", \"to\": \"2026-01-02T00:00:00Z\"}; to is 2026-01-02T00:00:00Z,"
                        + " but must be later than",
                "{\"kind\": \"SILENCE\", \"version\": 1, \"name\": \"x\", \"account\": \"a\", \"from\":"
                        + " \"soon\", \"to\": \"2026-01-02T00:00:00Z\"}; from is soon, but must be an instant"
            })
    void brokenSilencesAreRefusedWithTheKey(String json, String words) {
        isRefused(event(RuleKind.SILENCE, 1, LATER, json), Refusal.RULE_INVALID, words);
    }

    @Test
    void theOneThatHoldsIsNeverCrowdedOutByThoseThatWait() {
        RuleBook book = new RuleBook();
        for (int version = 2; version < 2 + RuleBook.KEPT - 1; version++) {
            Accepted accepted =
                    (Accepted)
                            gate.check(
                                    scorecard(
                                            version,
                                            20 + version,
                                            "2026-03-0" + version + "T00:00:00Z"));
            book.accept(accepted.event());
        }
        isRefused(
                scorecard(9, 40, "2026-04-01T00:00:00Z"),
                Refusal.RULE_TOO_MANY,
                "would be the 8th that waits",
                "at most 7");

        gate.tick(Instant.parse("2026-03-02T00:00:00Z").toEpochMilli());
        book.accept(((Accepted) gate.check(scorecard(9, 40, "2026-04-01T00:00:00Z"))).event());
        assertThat(book.kept()).hasSize(RuleBook.KEPT);
        assertThat(book.at(gate.largestTick()).scorecard().version()).isEqualTo(2);
    }

    @Test
    void itsMemorySurvivesAsBytes() throws IOException {
        gate.tick(Instant.parse("2026-02-01T00:00:00Z").toEpochMilli());
        gate.check(scorecard(4, 25, LATER));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        gate.write(new StateOutput(new DataOutputStream(bytes)));

        RuleGate restored =
                RuleGate.read(
                        new StateInput(
                                new DataInputStream(
                                        new ByteArrayInputStream(bytes.toByteArray()))));

        assertThat(restored.largestTick()).isEqualTo(gate.largestTick());
        assertThat(restored.latestVersion(RuleKind.SCORECARD)).isEqualTo(4);
        assertThat(restored.check(scorecard(4, 25, LATER))).isInstanceOf(Refused.class);
        assertThat(restored.check(scorecard(5, 25, LATER))).isInstanceOf(Accepted.class);
    }
}
