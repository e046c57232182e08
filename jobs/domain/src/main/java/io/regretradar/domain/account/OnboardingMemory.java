package io.regretradar.domain.account;

import io.regretradar.domain.event.TouchpointEvent;
import io.regretradar.domain.event.TouchpointEvent.Purpose;
import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.IOException;

/** Onboarding and training sessions since the purchase, counted in two ways. */
final class OnboardingMemory {

    private static final int DAYS = 90;

    // For onb_missed_rate: over the first 90 local dates from the one of the purchase on, its hours
    // before the purchase included; before one is known, over the latest date alone.
    private Integer countedDay;
    private long scheduled;
    private long cancelled;
    private long completed;
    private long missedByVendor;
    private long missedByCustomer;

    // Evidence for leaving SETUP: since the purchase or the last STAGE_SET.
    private long held;
    private long missed;
    private boolean everSent;

    static boolean isSession(TouchpointEvent event) {
        return event.purpose() == Purpose.ONBOARDING || event.purpose() == Purpose.TRAINING;
    }

    /**
     * @param closeDay local date of the purchase, or null while unknown
     */
    void apply(TouchpointEvent event, int day, Integer closeDay) {
        if (!isSession(event)) {
            return;
        }
        everSent = true;
        if (closeDay == null && (countedDay == null || day > countedDay)) {
            startCounting(day);
        }
        long one = day >= countedDay && day < countedDay + DAYS ? 1 : 0;
        switch (event.action()) {
            case SCHEDULED -> scheduled += one;
            case CANCELLED -> cancelled += one;
            case COMPLETED -> {
                completed += one;
                held++;
            }
            case MISSED_BY_VENDOR -> {
                missedByVendor += one;
                missed++;
            }
            case MISSED_BY_CUSTOMER -> {
                missedByCustomer += one;
                missed++;
            }
            default -> {}
        }
    }

    /** (vendor missed + 0.5 customer missed)/sessions; NaN before the purchase and after 90 d. */
    double missedRate(int day, Integer closeDay) {
        if (closeDay == null || day >= closeDay + DAYS) {
            return Double.NaN;
        }
        long sessions =
                Math.max(scheduled - cancelled, completed + missedByVendor + missedByCustomer);
        return sessions <= 0 ? Double.NaN : (missedByVendor + 0.5 * missedByCustomer) / sessions;
    }

    /** Whether enough sessions were held, or none took place. */
    boolean heldEnough(double share) {
        return held + missed == 0 || held >= share * (held + missed);
    }

    boolean everSent() {
        return everSent;
    }

    /** The purchase, on that local date; {@code again} after the account was lost. */
    void purchased(int day, boolean again) {
        if (again || countedDay == null || countedDay != day) {
            startCounting(day);
        }
        restartEvidence();
    }

    private void startCounting(int day) {
        countedDay = day;
        scheduled = 0;
        cancelled = 0;
        completed = 0;
        missedByVendor = 0;
        missedByCustomer = 0;
    }

    void restartEvidence() {
        held = 0;
        missed = 0;
        everSent = false;
    }

    void write(StateOutput out) throws IOException {
        out.optional(countedDay);
        out.number(scheduled);
        out.number(cancelled);
        out.number(completed);
        out.number(missedByVendor);
        out.number(missedByCustomer);
        out.number(held);
        out.number(missed);
        out.bool(everSent);
    }

    void read(StateInput in) throws IOException {
        countedDay = in.optionalInteger();
        scheduled = in.number();
        cancelled = in.number();
        completed = in.number();
        missedByVendor = in.number();
        missedByCustomer = in.number();
        held = in.number();
        missed = in.number();
        everSent = in.bool();
    }
}
