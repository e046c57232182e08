package io.regretradar.domain.play;

import static io.regretradar.domain.play.PlayState.DROPPED;
import static io.regretradar.domain.play.PlayState.FAILED;
import static io.regretradar.domain.play.PlayState.OPEN;
import static io.regretradar.domain.play.PlayState.OVERDUE;
import static io.regretradar.domain.play.PlayState.VERIFIED;
import static io.regretradar.domain.play.Situation.calm;
import static io.regretradar.domain.play.Situation.instant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.regretradar.domain.alert.AlertType;
import io.regretradar.domain.alert.Band;
import io.regretradar.domain.event.Stream;
import io.regretradar.domain.scorecard.Feature;
import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each play: called for, done by its measure and by nothing else, overdue and failed in time. */
class PlaySheetTest {
    private static final PlayBook BOOK = Situation.RULES.plays();

    private final PlaySheet sheet = new PlaySheet();

    /** Play, alert, what calls for it, what is not enough, what says that it is done. */
    static List<Arguments> plays() {
        return List.of(
                story(
                        "escalate_queue",
                        AlertType.REGRET_RISK,
                        () -> calm().value(Feature.FRT_P75_H, 90),
                        () -> calm().value(Feature.FRT_P75_H, 24),
                        () -> calm().value(Feature.FRT_P75_H, 23.9)),
                story(
                        "reassign_and_reply",
                        AlertType.OWNER_SILENT,
                        () -> calm().messageSince(-49),
                        () -> calm().messageSince(-23.5),
                        () -> calm().messageSince(-20)),
                story(
                        "reassign_and_reply",
                        AlertType.UNOWNED_ACCOUNT,
                        () -> calm().unownedSince(-24),
                        () -> calm().unownedSince(-24),
                        Situation::calm),
                story(
                        "make_up_session",
                        AlertType.SESSION_MISSED_BY_VENDOR,
                        () -> calm().missed(2),
                        () -> calm().missed(1),
                        () -> calm().missed(0)),
                story(
                        "reset_success_plan",
                        AlertType.STAGE_STALLED,
                        Situation::calm,
                        () -> calm().stageSince(.5),
                        () -> calm().firstSuccess(.5)),
                story(
                        "reset_success_plan",
                        AlertType.STAGE_STALLED,
                        () -> calm().firstSuccess(-900),
                        () -> calm().firstSuccess(-900).stageSince(-1),
                        () -> calm().firstSuccess(-900).stageSince(.5)),
                story(
                        "train_roles",
                        AlertType.REGRET_RISK,
                        () -> calm().value(Feature.USAGE_RATIO, .5),
                        () -> calm().value(Feature.USAGE_RATIO, .94),
                        () -> calm().value(Feature.USAGE_RATIO, .95)),
                story(
                        "widen_contacts",
                        AlertType.CHAMPION_LOST,
                        () -> calm().championLostSince(-1),
                        () -> calm().championLostSince(-1),
                        Situation::calm),
                story(
                        "call_about_comment",
                        AlertType.REGRET_RISK,
                        () -> calm().value(Feature.NPS_WEIGHTED, 2).session(-5),
                        () -> calm().value(Feature.NPS_WEIGHTED, 9).session(-5),
                        () -> calm().value(Feature.NPS_WEIGHTED, 2).session(.5)),
                story(
                        "ask_two_questions",
                        AlertType.REGRET_RISK,
                        () -> calm().value(Feature.NPS_SILENCE, 1).answer(-2000),
                        () -> calm().value(Feature.NPS_SILENCE, 0).answer(-2000),
                        () -> calm().answer(.5)),
                story(
                        "complete_handoff",
                        AlertType.REGRET_RISK,
                        () -> calm().value(Feature.HANDOFF_COMPLETENESS, .25),
                        () -> calm().value(Feature.HANDOFF_COMPLETENESS, .75),
                        () -> calm().value(Feature.HANDOFF_COMPLETENESS, 1)),
                story(
                        "call_about_billing",
                        AlertType.REGRET_RISK,
                        () -> calm().value(Feature.BILLING_FRICTION, 2),
                        () -> calm().value(Feature.BILLING_FRICTION, 0),
                        () -> calm().value(Feature.BILLING_FRICTION, 2).session(.5)),
                story(
                        "reach_out_elsewhere",
                        AlertType.SILENT_ACCOUNT,
                        () -> calm().sign(-500),
                        () -> calm().sign(-500),
                        () -> calm().sign(.5)),
                story(
                        "compare_on_their_criteria",
                        AlertType.REGRET_RISK,
                        () -> regret(1, 0, 0, 0),
                        () -> regret(1, 0, 0, 0),
                        Situation::calm),
                story(
                        "review_return",
                        AlertType.REGRET_RISK,
                        () -> regret(0, 1, 0, 0),
                        () -> regret(0, 1, 0, 0),
                        () -> regret(1, 0, 0, 0)),
                story(
                        "reset_expectations",
                        AlertType.REGRET_RISK,
                        () -> regret(0, 0, 1, 0),
                        () -> regret(0, 0, 1, 0),
                        Situation::calm),
                story(
                        "make_it_short",
                        AlertType.REGRET_RISK,
                        () -> regret(0, 0, 0, 1),
                        () -> regret(0, 0, 0, 1),
                        Situation::calm));
    }

    private static Situation regret(double... types) {
        return calm().value(Feature.REGRET_SIGNAL, 5).words(types[0], types[1], types[2], types[3]);
    }

    private static Arguments story(
            String play,
            AlertType type,
            Supplier<Situation> calls,
            Supplier<Situation> notEnough,
            Supplier<Situation> done) {
        return arguments(play, type, calls, notEnough, done);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("plays")
    void isDoneWhenItsMeasureSaysSo(
            String id,
            AlertType type,
            Supplier<Situation> calls,
            Supplier<Situation> notEnough,
            Supplier<Situation> done) {
        assertThat(sheet.raise(type, Band.WATCH, BOOK, calls.get().facts())).isTrue();
        assertThat(sheet.ids(OPEN)).contains(id);

        assertThat(sheet.judge(BOOK, notEnough.get().after(1).facts()))
                .noneMatch(run -> run.id().equals(id));

        Play play = BOOK.play(id).orElseThrow();
        boolean fades = play.verify().measure() == Play.Measure.REGRET_EASED;
        if (fades) {
            sheet.judge(BOOK, done.get().after(play.dueHours() - .001).facts());
            assertThat(sheet.ids(OPEN)).contains(id);
        }
        double when = fades ? play.dueHours() : 2;
        assertThat(sheet.judge(BOOK, done.get().after(when).facts()))
                .anyMatch(run -> run.id().equals(id));
        assertThat(sheet.ids(VERIFIED)).contains(id);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("plays")
    void isOverdueAfterItsTimeAndFailsWhenItsMeasureHasHadItsTime(
            String id,
            AlertType type,
            Supplier<Situation> calls,
            Supplier<Situation> notEnough,
            Supplier<Situation> done) {
        Play play = BOOK.play(id).orElseThrow();
        double due = play.dueHours();
        double end = play.verify().days() * 24;
        sheet.raise(type, Band.WATCH, BOOK, calls.get().facts());

        sheet.judge(BOOK, calls.get().after(due).facts());
        assertThat(sheet.ids(OPEN)).contains(id);
        sheet.judge(BOOK, calls.get().after(due + .001).facts());
        assertThat(sheet.ids(OVERDUE)).contains(id);
        sheet.judge(BOOK, calls.get().after(end - .001).facts());
        assertThat(sheet.ids(OVERDUE)).contains(id);
        sheet.judge(BOOK, calls.get().after(end).facts());
        assertThat(sheet.ids(FAILED)).contains(id);
    }

    @Test
    void everyPlayOfTheProductHasItsStory() {
        Set<String> told =
                plays().stream().map(story -> (String) story.get()[0]).collect(Collectors.toSet());
        told.add("stop_pitching"); // Its measure is the alert's own end, below.

        assertThat(told).isEqualTo(BOOK.plays().stream().map(Play::id).collect(Collectors.toSet()));
    }

    @Test
    void stoppingToPitchIsDoneWhenTheAlertRecovers() {
        sheet.raise(AlertType.OVERSELLING, Band.WATCH, BOOK, calm().facts());
        sheet.judge(BOOK, calm().after(24.5).facts());
        assertThat(sheet.ids(OVERDUE)).containsExactly("stop_pitching");

        sheet.alertEnded(true, instant(30 * 24));

        assertThat(sheet.ids(VERIFIED)).containsExactly("stop_pitching");
        assertThat(sheet.suggested().orElseThrow().finishedAt()).isEqualTo(instant(30 * 24));
    }

    @Test
    void whatIsNotDoneIsDroppedWithItsAlert() {
        sheet.raise(AlertType.OWNER_SILENT, Band.WATCH, BOOK, calm().messageSince(-49).facts());

        sheet.alertEnded(true, instant(3));

        assertThat(sheet.ids(DROPPED)).containsExactly("reassign_and_reply");
        assertThat(sheet.judge(BOOK, calm().after(4).facts())).isEmpty();
    }

    /** Tickets miss their SLA while first replies are fast: fast replies are no sign of help. */
    @Test
    void aMeasureThatIsMetFromTheStartGivesWayToTheReason() {
        Situation slow = calm().value(Feature.FRT_P75_H, 3).value(Feature.SLA_BREACH_RATE, .5);
        sheet.raise(AlertType.REGRET_RISK, Band.WATCH, BOOK, slow.facts());
        assertThat(sheet.ids(OPEN)).containsExactly("escalate_queue");

        assertThat(sheet.judge(BOOK, slow.after(3).facts())).isEmpty();
        sheet.judge(
                BOOK,
                calm().value(Feature.FRT_P75_H, 3)
                        .value(Feature.SLA_BREACH_RATE, .1)
                        .after(4)
                        .facts());

        assertThat(sheet.ids(VERIFIED)).containsExactly("escalate_queue");
    }

    @Test
    void aPlayDoesNotFailWhileItsSourceIsSilent() {
        double end = BOOK.play("train_roles").orElseThrow().verify().days() * 24;
        sheet.raise(
                AlertType.REGRET_RISK,
                Band.WATCH,
                BOOK,
                calm().value(Feature.USAGE_RATIO, .5).facts());

        sheet.judge(BOOK, calm().stale(Stream.PRODUCT_USAGE).after(end).facts());
        assertThat(sheet.ids(OVERDUE)).containsExactly("train_roles");

        sheet.judge(BOOK, calm().value(Feature.USAGE_RATIO, .5).after(end + 6).facts());
        assertThat(sheet.ids(FAILED)).containsExactly("train_roles");
    }

    @Test
    void theWeightiestReasonComesFirstAndThreePlaysAreEnough() {
        Situation bad =
                calm().value(Feature.FRT_P75_H, 90)
                        .value(Feature.USAGE_RATIO, .5)
                        .value(Feature.NPS_WEIGHTED, 1)
                        .value(Feature.BILLING_FRICTION, 2);
        List<String> reasons =
                bad.facts().score().reasons().stream().map(reason -> reason.id()).toList();
        assertThat(reasons).hasSize(4).startsWith("usage_ratio");

        sheet.raise(AlertType.REGRET_RISK, Band.AT_RISK, BOOK, bad.facts());

        assertThat(sheet.ids(OPEN)).hasSize(3).startsWith("train_roles");
        assertThat(sheet.suggested().orElseThrow().id()).isEqualTo("train_roles");
    }

    @Test
    void theNextPlayIsSuggestedOnceTheFirstIsDone() {
        Situation bad = calm().value(Feature.USAGE_RATIO, .5).value(Feature.BILLING_FRICTION, 2);
        sheet.raise(AlertType.REGRET_RISK, Band.AT_RISK, BOOK, bad.facts());
        assertThat(sheet.suggested().orElseThrow().id()).isEqualTo("train_roles");

        sheet.judge(
                BOOK,
                calm().value(Feature.USAGE_RATIO, 1)
                        .value(Feature.BILLING_FRICTION, 2)
                        .after(1)
                        .facts());

        assertThat(sheet.suggested().orElseThrow().id()).isEqualTo("call_about_billing");
    }

    @Test
    void moreIsCalledForOnlyWhenTheAlertGetsWorseOrComesBack() {
        Situation tickets = calm().value(Feature.FRT_P75_H, 90);
        sheet.raise(AlertType.REGRET_RISK, Band.WATCH, BOOK, tickets.facts());
        Situation more = tickets.value(Feature.BILLING_FRICTION, 2).after(6);

        assertThat(sheet.raise(AlertType.REGRET_RISK, Band.WATCH, BOOK, more.facts())).isFalse();
        assertThat(sheet.ids(OPEN)).containsExactly("escalate_queue", "compare_on_their_criteria");
        assertThat(sheet.raise(AlertType.REGRET_RISK, Band.AT_RISK, BOOK, more.facts())).isTrue();
        assertThat(sheet.ids(OPEN))
                .containsExactly(
                        "escalate_queue", "compare_on_their_criteria", "call_about_billing");

        sheet.alertEnded(true, instant(7));
        sheet.renew();
        sheet.raise(AlertType.REGRET_RISK, Band.WATCH, BOOK, tickets.after(8).facts());
        assertThat(sheet.ids(DROPPED)).isEmpty();
        assertThat(sheet.ids(OPEN)).contains("escalate_queue");
        assertThat(sheet.suggested().orElseThrow().raisedAt()).isEqualTo(instant(8));
    }

    @Test
    void whenAllAreFinishedAndTheAlertStandsWhatWasNotTriedIsCalledFor() {
        Situation tickets = calm().value(Feature.FRT_P75_H, 90);
        sheet.raise(AlertType.REGRET_RISK, Band.WATCH, BOOK, tickets.facts());
        assertThat(sheet.ids(OPEN)).containsExactly("escalate_queue", "compare_on_their_criteria");
        Situation bill = tickets.value(Feature.BILLING_FRICTION, 2).after(24 * 40);
        sheet.judge(BOOK, bill.facts());
        assertThat(sheet.ids(FAILED))
                .containsExactly("escalate_queue", "compare_on_their_criteria");

        assertThat(sheet.raise(AlertType.REGRET_RISK, Band.WATCH, BOOK, bill.facts())).isTrue();

        assertThat(sheet.ids(OPEN)).containsExactly("call_about_billing");
        assertThat(sheet.ids(FAILED)).hasSize(2);
        assertThat(sheet.suggested().orElseThrow().id()).isEqualTo("call_about_billing");
        Situation nothingNew = bill.after(24 * 80);
        sheet.judge(BOOK, nothingNew.facts());
        assertThat(sheet.raise(AlertType.REGRET_RISK, Band.WATCH, BOOK, nothingNew.facts()))
                .as("what has failed is not tried again while the alert is the same")
                .isFalse();
    }

    @Test
    void whatIsReadBackIsWhatWasWritten() throws IOException {
        sheet.raise(
                AlertType.REGRET_RISK,
                Band.AT_RISK,
                BOOK,
                calm().value(Feature.FRT_P75_H, 3).value(Feature.SLA_BREACH_RATE, .5).facts());
        sheet.judge(BOOK, calm().after(5).value(Feature.SLA_BREACH_RATE, .5).facts());
        byte[] bytes = bytes(sheet);
        PlaySheet read = new PlaySheet();
        read.read(new StateInput(new DataInputStream(new ByteArrayInputStream(bytes))));

        assertThat(bytes(read)).isEqualTo(bytes);
        assertThat(read.ids(OVERDUE)).containsExactly("escalate_queue");
        read.judge(BOOK, calm().value(Feature.SLA_BREACH_RATE, 0).after(6).facts());
        assertThat(read.ids(VERIFIED)).containsExactly("escalate_queue");
    }

    private static byte[] bytes(PlaySheet sheet) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        sheet.write(new StateOutput(new DataOutputStream(bytes)));
        return bytes.toByteArray();
    }
}
