package io.regretradar.domain.account;

import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.SurveyEvent;
import io.regretradar.domain.event.TicketEvent;
import io.regretradar.domain.event.TouchpointEvent;
import io.regretradar.domain.event.TouchpointEvent.Purpose;
import io.regretradar.domain.event.UsageEvent;
import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.IOException;

/** When each of the acts that alerts and plays ask for last happened. */
final class LatestActs {

    private Integer signDay;
    private Long signAt;
    private Long answerAt;
    private Long sessionAt;
    private Long pitchAt;
    private Long pitchBefore;

    void apply(AccountEvent event, int day) {
        long at = event.occurredAt();
        if (isSign(event)) {
            signDay = signDay == null ? day : Math.max(signDay, day);
            signAt = later(signAt, at);
        }
        if (event instanceof SurveyEvent survey
                && survey.action() == SurveyEvent.Action.RESPONDED) {
            answerAt = later(answerAt, at);
        }
        if (event instanceof TouchpointEvent touch) {
            boolean held = touch.action() == TouchpointEvent.Action.COMPLETED;
            boolean reached = held || touch.action() == TouchpointEvent.Action.VENDOR_MESSAGE;
            if (held) {
                sessionAt = later(sessionAt, at);
            }
            if (reached && touch.purpose() == Purpose.SALES_PITCH) {
                pitched(at);
            }
        }
    }

    private void pitched(long at) {
        if (pitchAt == null || at >= pitchAt) {
            pitchBefore = pitchAt;
            pitchAt = at;
        } else {
            pitchBefore = later(pitchBefore, at);
        }
    }

    private static long later(Long known, long at) {
        return known == null ? at : Math.max(known, at);
    }

    /** Whether the customer has been heard of: usage, a message, a ticket or an answer. */
    private static boolean isSign(AccountEvent event) {
        if (event instanceof TicketEvent ticket) {
            return switch (ticket.action()) {
                case CREATED, CUSTOMER_REPLIED, REOPENED, RATED -> true;
                default -> false;
            };
        }
        if (event instanceof TouchpointEvent touch) {
            return touch.action() == TouchpointEvent.Action.CUSTOMER_MESSAGE;
        }
        return event instanceof UsageEvent
                || event instanceof SurveyEvent survey
                        && survey.action() == SurveyEvent.Action.RESPONDED;
    }

    /** Local date of the latest sign of the customer, or null. */
    Integer signDay() {
        return signDay;
    }

    /** The latest sign of the customer, ms since 1970 UTC, or null. */
    Long signAt() {
        return signAt;
    }

    /** The latest answer to a survey, or null. */
    Long answerAt() {
        return answerAt;
    }

    /** The latest session or call that was held, or null. */
    Long sessionAt() {
        return sessionAt;
    }

    /** The latest sales pitch, or null. */
    Long pitchAt() {
        return pitchAt;
    }

    /** The sales pitch before the latest, or null. */
    Long pitchBefore() {
        return pitchBefore;
    }

    void write(StateOutput out) throws IOException {
        out.optional(signDay);
        out.optional(signAt);
        out.optional(answerAt);
        out.optional(sessionAt);
        out.optional(pitchAt);
        out.optional(pitchBefore);
    }

    void read(StateInput in) throws IOException {
        signDay = in.optionalInteger();
        signAt = in.optional();
        answerAt = in.optional();
        sessionAt = in.optional();
        pitchAt = in.optional();
        pitchBefore = in.optional();
    }
}
