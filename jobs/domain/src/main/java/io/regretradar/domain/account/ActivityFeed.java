package io.regretradar.domain.account;

import io.regretradar.domain.activity.ActivityMemory;
import io.regretradar.domain.activity.Measure;
import io.regretradar.domain.event.SurveyEvent;
import io.regretradar.domain.event.TicketEvent;
import io.regretradar.domain.event.TouchpointEvent;
import io.regretradar.domain.event.UsageEvent;

/** Tells the analysts' aggregates what an event was, once the other memories have judged it. */
final class ActivityFeed {

    private static final int PROMOTER = 9;
    private static final int PASSIVE = 7;

    private ActivityFeed() {}

    static void usage(ActivityMemory activity, UsageEvent event, int day) {
        long at = event.occurredAt();
        activity.count(Measure.USAGE_EVENTS, event.count(), day, at);
        activity.count(Measure.CORE_EVENTS, event.core() ? event.count() : 0, day, at);
        activity.count(Measure.USAGE_ERRORS, event.errors(), day, at);
        activity.count(Measure.VALUE_MOMENTS, event.valueMoment() ? 1 : 0, day, at);
        if (event.durationSec() != null) {
            activity.count(Measure.USAGE_SECONDS, event.durationSec(), day, at);
        }
        activity.used(event.userId(), event.feature(), at);
    }

    static void ticket(ActivityMemory activity, TicketEvent event, TicketOutcome outcome, int day) {
        long at = event.occurredAt();
        activity.count(Measure.TICKETS_OPENED, outcome.opened() ? 1 : 0, day, at);
        activity.count(Measure.SLA_BREACHES, outcome.breached() ? 1 : 0, day, at);
        switch (event.action()) {
            case RESOLVED -> activity.count(Measure.TICKETS_RESOLVED, 1, day, at);
            case REOPENED -> activity.count(Measure.TICKETS_REOPENED, 1, day, at);
            case RATED -> csat(activity, event.csat(), day, at);
            default -> {}
        }
        if (outcome.firstResponse() != null) {
            activity.firstResponse(outcome.firstResponse(), day, at);
        }
        if (outcome.resolution() != null) {
            activity.resolution(outcome.resolution(), day, at);
        }
    }

    private static void csat(ActivityMemory activity, Integer score, int day, long at) {
        if (score != null) {
            activity.count(Measure.CSAT_SUM, score, day, at);
            activity.count(Measure.CSAT_ANSWERS, 1, day, at);
        }
    }

    /**
     * @param counts false for a repeated request, which counts for nothing
     */
    static void survey(ActivityMemory activity, SurveyEvent event, boolean counts, int day) {
        long at = event.occurredAt();
        boolean answered = event.action() == SurveyEvent.Action.RESPONDED && event.score() != null;
        boolean nps = event.kind() == SurveyEvent.Kind.NPS;
        if (nps && event.action() == SurveyEvent.Action.REQUESTED && counts) {
            activity.count(Measure.NPS_ASKED, 1, day, at);
        }
        if (nps && answered) {
            activity.count(Measure.NPS_ANSWERED, 1, day, at);
            activity.count(kindOf(event.score()), 1, day, at);
        }
        if (answered && event.kind() == SurveyEvent.Kind.CSAT) {
            csat(activity, event.score(), day, at);
        }
        boolean detractor = nps && answered && event.score() < PASSIVE;
        if (detractor || answered && !event.tags().isEmpty()) {
            activity.feedback(day, at);
        }
    }

    private static Measure kindOf(int score) {
        return score >= PROMOTER
                ? Measure.PROMOTERS
                : score >= PASSIVE ? Measure.PASSIVES : Measure.DETRACTORS;
    }

    static void touch(ActivityMemory activity, TouchpointEvent event, int day) {
        if (event.emotion() != null) {
            activity.emotion(event.emotion(), day);
        }
        switch (event.action()) {
            case COMPLETED, VENDOR_REPLY, VENDOR_MESSAGE ->
                    activity.vendorTouch(event.occurredAt());
            default -> {}
        }
    }
}
