package io.regretradar.domain.event;

import io.regretradar.domain.journey.Stage;
import io.regretradar.domain.regret.RegretType;
import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;

/**
 * Compact binary form of an event: between decode and the keyed operator, and in the state's
 * buffer. Led by the stream's ordinal; enums by their ordinals, so constants are only ever added at
 * an enum's end.
 */
public final class EventCodec {

    private EventCodec() {}

    public static void write(AccountEvent event, DataOutput data) throws IOException {
        StateOutput out = new StateOutput(data);
        out.symbol(event.stream());
        Header header = event.header();
        out.text(header.eventId());
        out.text(header.accountId());
        out.text(header.contactId());
        out.number(header.occurredAt());
        out.text(header.source());
        if (event instanceof UsageEvent usage) {
            usage(usage, out);
        } else if (event instanceof TicketEvent ticket) {
            ticket(ticket, out);
        } else if (event instanceof SurveyEvent survey) {
            survey(survey, out);
        } else if (event instanceof TouchpointEvent touch) {
            touch(touch, out);
        } else if (event instanceof LifecycleEvent lifecycle) {
            lifecycle(lifecycle, out);
        } else if (event instanceof ReferralEvent referral) {
            referral(referral, out);
        } else if (event instanceof AlertCommand command) {
            command(command, out);
        }
    }

    public static AccountEvent read(DataInput data) throws IOException {
        StateInput in = new StateInput(data);
        Stream stream = in.symbol(Stream.values());
        Header header = new Header(in.text(), in.text(), in.text(), in.number(), in.text());
        return switch (stream) {
            case PRODUCT_USAGE -> usage(header, in);
            case SUPPORT_TICKETS -> ticket(header, in);
            case SURVEYS -> survey(header, in);
            case TOUCHPOINTS -> touch(header, in);
            case ACCOUNT_LIFECYCLE -> lifecycle(header, in);
            case REFERRALS -> referral(header, in);
            case ALERT_COMMANDS -> command(header, in);
        };
    }

    private static void usage(UsageEvent e, StateOutput out) throws IOException {
        out.text(e.userId());
        out.text(e.feature());
        out.bool(e.core());
        out.number(e.count());
        out.optional(e.durationSec());
        out.number(e.errors());
        out.bool(e.valueMoment());
    }

    private static UsageEvent usage(Header header, StateInput in) throws IOException {
        return new UsageEvent(
                header,
                in.text(),
                in.text(),
                in.bool(),
                in.number(),
                in.optional(),
                in.number(),
                in.bool());
    }

    private static void ticket(TicketEvent e, StateOutput out) throws IOException {
        out.text(e.ticketId());
        out.symbol(e.action());
        out.symbol(e.priority());
        out.text(e.agentId());
        out.optional(e.firstResponseSec());
        out.optional(e.resolutionSec());
        out.optional(e.slaFirstResponseSec());
        out.optional(e.slaResolutionSec());
        out.optional(e.csat());
        out.list(e.tags(), out::text);
    }

    private static TicketEvent ticket(Header header, StateInput in) throws IOException {
        return new TicketEvent(
                header,
                in.text(),
                in.symbol(TicketEvent.Action.values()),
                in.symbol(TicketEvent.Priority.values()),
                in.text(),
                in.optional(),
                in.optional(),
                in.optional(),
                in.optional(),
                in.optionalInteger(),
                in.list(in::text));
    }

    private static void survey(SurveyEvent e, StateOutput out) throws IOException {
        out.text(e.surveyId());
        out.symbol(e.kind());
        out.symbol(e.action());
        out.optional(e.score());
        out.symbol(e.stage());
        out.symbol(e.regretType());
        out.symbol(e.contactRole());
        out.list(e.tags(), out::text);
    }

    private static SurveyEvent survey(Header header, StateInput in) throws IOException {
        return new SurveyEvent(
                header,
                in.text(),
                in.symbol(SurveyEvent.Kind.values()),
                in.symbol(SurveyEvent.Action.values()),
                in.optionalInteger(),
                in.symbol(Stage.values()),
                in.symbol(RegretType.values()),
                in.symbol(ContactRole.values()),
                in.list(in::text));
    }

    private static void touch(TouchpointEvent e, StateOutput out) throws IOException {
        out.text(e.touchpointId());
        out.text(e.planItem());
        out.symbol(e.action());
        out.symbol(e.channel());
        out.symbol(e.purpose());
        out.number(e.valueAdded() == null ? -1 : e.valueAdded() ? 1 : 0);
        out.text(e.ownerId());
        out.optional(e.dueAt());
        out.text(e.inReplyTo());
        out.optional(e.rating());
        out.symbol(e.emotion());
    }

    private static TouchpointEvent touch(Header header, StateInput in) throws IOException {
        return new TouchpointEvent(
                header,
                in.text(),
                in.text(),
                in.symbol(TouchpointEvent.Action.values()),
                in.symbol(TouchpointEvent.Channel.values()),
                in.symbol(TouchpointEvent.Purpose.values()),
                truth(in.number()),
                in.text(),
                in.optional(),
                in.text(),
                in.optionalInteger(),
                in.symbol(TouchpointEvent.Emotion.values()));
    }

    private static Boolean truth(long coded) {
        return coded < 0 ? null : coded == 1;
    }

    private static void lifecycle(LifecycleEvent e, StateOutput out) throws IOException {
        out.symbol(e.type());
        out.text(e.accountName());
        out.symbol(e.stage());
        out.text(e.milestone());
        out.text(e.ownerId());
        out.text(e.ownerLeadId());
        out.symbol(e.ownerTeam());
        out.symbol(e.contactRole());
        out.list(e.handoffItems(), out::symbol);
        out.text(e.segment());
        out.optionalReal(e.annualValue());
        out.optional(e.seats());
        out.list(e.coreFeatures(), out::text);
        out.optional(e.renewalDate() == null ? null : e.renewalDate().toEpochDay());
        out.optionalReal(e.salesCycleDays());
        out.optional(e.evaluationSteps());
        out.optional(e.alternatives());
        out.text(e.timeZone());
    }

    private static LifecycleEvent lifecycle(Header header, StateInput in) throws IOException {
        LifecycleEvent.Type type = in.symbol(LifecycleEvent.Type.values());
        String accountName = in.text();
        Stage stage = in.symbol(Stage.values());
        String milestone = in.text();
        String ownerId = in.text();
        String ownerLeadId = in.text();
        LifecycleEvent.OwnerTeam team = in.symbol(LifecycleEvent.OwnerTeam.values());
        ContactRole role = in.symbol(ContactRole.values());
        List<LifecycleEvent.HandoffItem> items =
                in.list(() -> in.symbol(LifecycleEvent.HandoffItem.values()));
        String segment = in.text();
        Double annualValue = in.optionalReal();
        Integer seats = in.optionalInteger();
        List<String> coreFeatures = in.list(in::text);
        Long renewal = in.optional();
        return new LifecycleEvent(
                header,
                type,
                accountName,
                stage,
                milestone,
                ownerId,
                ownerLeadId,
                team,
                role,
                items,
                segment,
                annualValue,
                seats,
                coreFeatures,
                renewal == null ? null : LocalDate.ofEpochDay(renewal),
                in.optionalReal(),
                in.optionalInteger(),
                in.optionalInteger(),
                in.text());
    }

    private static void referral(ReferralEvent e, StateOutput out) throws IOException {
        out.text(e.referralId());
        out.symbol(e.action());
        out.text(e.askedBy());
        out.symbol(e.incentive());
        out.text(e.referredAccountId());
        out.optionalReal(e.value());
    }

    private static ReferralEvent referral(Header header, StateInput in) throws IOException {
        return new ReferralEvent(
                header,
                in.text(),
                in.symbol(ReferralEvent.Action.values()),
                in.text(),
                in.symbol(ReferralEvent.Incentive.values()),
                in.text(),
                in.optionalReal());
    }

    private static void command(AlertCommand e, StateOutput out) throws IOException {
        out.text(e.alertId());
        out.symbol(e.kind());
        out.text(e.actor());
        out.text(e.assignee());
        out.optional(e.until());
        out.text(e.comment());
    }

    private static AlertCommand command(Header header, StateInput in) throws IOException {
        return new AlertCommand(
                header,
                in.text(),
                in.symbol(AlertCommand.Kind.values()),
                in.text(),
                in.text(),
                in.optional(),
                in.text());
    }
}
