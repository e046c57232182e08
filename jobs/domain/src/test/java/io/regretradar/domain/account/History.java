package io.regretradar.domain.account;

import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.AlertCommand;
import io.regretradar.domain.event.ContactRole;
import io.regretradar.domain.event.Header;
import io.regretradar.domain.event.LifecycleEvent;
import io.regretradar.domain.event.ReferralEvent;
import io.regretradar.domain.event.Stream;
import io.regretradar.domain.event.SurveyEvent;
import io.regretradar.domain.event.TicketEvent;
import io.regretradar.domain.event.TouchpointEvent;
import io.regretradar.domain.event.UsageEvent;
import io.regretradar.domain.journey.Stage;
import io.regretradar.domain.rules.Rules;
import io.regretradar.domain.scorecard.Feature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One account's history, written down event by event; times are {@code 2025-03-31 12:00} in UTC.
 */
final class History {

    static final String ACCOUNT = "a-1";
    static final Set<Stream> ALL_STREAMS = EnumSet.allOf(Stream.class);

    private final List<AccountEvent> events = new ArrayList<>();

    /** Milliseconds of {@code 2025-03-31}, {@code 2025-03-31 12:00} or any ISO instant. */
    static long time(String text) {
        return switch (text.length()) {
            case 10 -> Instant.parse(text + "T00:00:00Z").toEpochMilli();
            case 16 -> Instant.parse(text.replace(' ', 'T') + ":00Z").toEpochMilli();
            default -> Instant.parse(text).toEpochMilli();
        };
    }

    private Header header(String at, String contact) {
        return new Header("e" + events.size(), ACCOUNT, contact, time(at), "test");
    }

    List<AccountEvent> events() {
        return events;
    }

    History add(AccountEvent event) {
        events.add(event);
        return this;
    }

    // Tickets

    static final class Ticket {
        TicketEvent.Priority priority;
        String agent;
        String contact;
        Long firstResponseSec;
        Long resolutionSec;
        Long slaFirstSec;
        Long slaResolutionSec;
        Integer csat;
        List<String> tags = List.of();
    }

    History ticket(String at, String id, TicketEvent.Action action, Consumer<Ticket> more) {
        Ticket t = new Ticket();
        more.accept(t);
        return add(
                new TicketEvent(
                        header(at, t.contact),
                        id,
                        action,
                        t.priority,
                        t.agent,
                        t.firstResponseSec,
                        t.resolutionSec,
                        t.slaFirstSec,
                        t.slaResolutionSec,
                        t.csat,
                        t.tags));
    }

    History ticket(String at, String id, TicketEvent.Action action) {
        return ticket(at, id, action, t -> {});
    }

    History tagged(String at, String... tags) {
        return ticket(at, "tagged", TicketEvent.Action.TAGGED, t -> t.tags = List.of(tags));
    }

    // Usage

    History use(String at, String user, String feature, boolean core, long count) {
        return add(new UsageEvent(header(at, null), user, feature, core, count, null, 0, false));
    }

    History core(String at, long count) {
        return use(at, "u1", "report", true, count);
    }

    History value(String at) {
        return add(new UsageEvent(header(at, null), "u1", "report", false, 1, null, 0, true));
    }

    // Surveys

    static final class Survey {
        String contact;
        Integer score;
        Stage stage;
        io.regretradar.domain.regret.RegretType type;
        ContactRole role;
        List<String> tags = List.of();
    }

    History survey(
            String at,
            String id,
            SurveyEvent.Kind kind,
            SurveyEvent.Action action,
            Consumer<Survey> more) {
        Survey s = new Survey();
        more.accept(s);
        return add(
                new SurveyEvent(
                        header(at, s.contact),
                        id,
                        kind,
                        action,
                        s.score,
                        s.stage,
                        s.type,
                        s.role,
                        s.tags));
    }

    History nps(String at, String survey, String contact, int score) {
        return survey(
                at,
                survey,
                SurveyEvent.Kind.NPS,
                SurveyEvent.Action.RESPONDED,
                s -> {
                    s.contact = contact;
                    s.score = score;
                });
    }

    History asked(String at, String survey, String contact) {
        return survey(
                at,
                survey,
                SurveyEvent.Kind.NPS,
                SurveyEvent.Action.REQUESTED,
                s -> s.contact = contact);
    }

    // Touchpoints

    static final class Touch {
        String contact;
        String planItem;
        Boolean valueAdded;
        String dueAt;
        String inReplyTo;
    }

    History touch(
            String at,
            String id,
            TouchpointEvent.Action action,
            TouchpointEvent.Purpose purpose,
            Consumer<Touch> more) {
        Touch t = new Touch();
        more.accept(t);
        return add(
                new TouchpointEvent(
                        header(at, t.contact),
                        id,
                        t.planItem,
                        action,
                        TouchpointEvent.Channel.EMAIL,
                        purpose,
                        t.valueAdded,
                        null,
                        t.dueAt == null ? null : time(t.dueAt),
                        t.inReplyTo,
                        null,
                        null));
    }

    History touch(
            String at, String id, TouchpointEvent.Action action, TouchpointEvent.Purpose purpose) {
        return touch(at, id, action, purpose, t -> {});
    }

    // Lifecycle

    static final class Life {
        String contact;
        Stage stage;
        String milestone;
        String ownerId;
        String ownerLeadId;
        ContactRole role;
        List<LifecycleEvent.HandoffItem> items;
        String segment;
        String name;
        Double annualValue;
        Integer seats;
        List<String> coreFeatures;
        String renewalDate;
        Double salesCycleDays;
        Integer evaluationSteps;
        String timeZone;
    }

    History life(String at, LifecycleEvent.Type type, Consumer<Life> more) {
        Life l = new Life();
        more.accept(l);
        return add(
                new LifecycleEvent(
                        header(at, l.contact),
                        type,
                        l.name,
                        l.stage,
                        l.milestone,
                        l.ownerId,
                        l.ownerLeadId,
                        null,
                        l.role,
                        l.items,
                        l.segment,
                        l.annualValue,
                        l.seats,
                        l.coreFeatures,
                        l.renewalDate == null ? null : java.time.LocalDate.parse(l.renewalDate),
                        l.salesCycleDays,
                        l.evaluationSteps,
                        null,
                        l.timeZone));
    }

    History life(String at, LifecycleEvent.Type type) {
        return life(at, type, l -> {});
    }

    History stage(String at, Stage stage) {
        return life(at, LifecycleEvent.Type.STAGE_SET, l -> l.stage = stage);
    }

    History profile(String at, Consumer<Life> more) {
        return life(at, LifecycleEvent.Type.PROFILE_SET, more);
    }

    History zone(String at, String zone) {
        return profile(at, l -> l.timeZone = zone);
    }

    // Commands

    History command(String at, String alertId, AlertCommand.Kind kind) {
        return command(at, alertId, kind, null, null, null);
    }

    History command(
            String at,
            String alertId,
            AlertCommand.Kind kind,
            String assignee,
            String until,
            String comment) {
        return add(
                new AlertCommand(
                        header(at, null),
                        alertId,
                        kind,
                        "olga",
                        assignee,
                        until == null ? null : time(until),
                        comment));
    }

    // Referrals

    History referral(String at, ReferralEvent.Action action) {
        return add(
                new ReferralEvent(
                        header(at, null),
                        "r1",
                        action,
                        null,
                        ReferralEvent.Incentive.NONE,
                        null,
                        null));
    }

    // Answers

    static EngineSettings settings() {
        return EngineSettings.defaults().withConnected(ALL_STREAMS);
    }

    /** What an evaluation at that instant says, all streams connected. */
    Evaluation at(String at) {
        return at(at, settings());
    }

    Evaluation at(String at, EngineSettings settings) {
        Replay.Cursor cursor = new Replay(settings, Rules.defaults(), events).cursor(ACCOUNT);
        cursor.advance(time(at), document -> {});
        return cursor.peek(time(at));
    }

    /** The feature's value at that instant; NaN for none. */
    double value(Feature feature, String at) {
        return at(at).values().get(feature);
    }

    Stage stageAt(String at) {
        return at(at).stage();
    }

    /** Every evaluation up to that instant. */
    List<Evaluation> evaluations(String until) {
        List<Evaluation> evaluations = new ArrayList<>();
        new Replay(settings(), Rules.defaults(), events)
                .run(
                        time(until),
                        new AccountOutput() {
                            @Override
                            public void document(io.regretradar.domain.document.Document d) {}

                            @Override
                            public void evaluated(Evaluation evaluation) {
                                evaluations.add(evaluation);
                            }
                        });
        return evaluations;
    }
}
