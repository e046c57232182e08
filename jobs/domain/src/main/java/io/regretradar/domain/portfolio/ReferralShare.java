package io.regretradar.domain.portfolio;

import io.regretradar.domain.portfolio.Fact.ReferralStep;
import io.regretradar.domain.referral.ReferralState;
import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What one referral, or one chance for it, contributes: to the week in which the chance began or,
 * where nobody saw one, to the week of the ask. A step implies those before it.
 */
final class ReferralShare {

    private final Shares shares = new Shares();
    private long version = Long.MIN_VALUE;
    private long at;

    /** Takes a step; false where it, or a later one, was taken before. */
    boolean accept(ReferralStep step, Consumer<RowChange> out) {
        if (step.version() <= version) {
            return false;
        }
        version = step.version();
        at = step.at();
        shares.replace(rows(step), step.at(), out);
        return true;
    }

    /** When it last moved, ms since 1970 UTC. */
    long at() {
        return at;
    }

    private static Map<RowKey, Tally> rows(ReferralStep step) {
        Long began = began(step);
        if (began == null) {
            return Map.of(); // A chance that has become a referral, which tells of it.
        }
        long week = RowKind.week(began);
        Map<RowKey, Tally> rows = new LinkedHashMap<>();
        boolean ready = step.readyAt() != null;
        boolean asked = reached(step, ReferralState.ASKED);
        rows.put(
                RowKey.of(RowKind.REFERRAL_FUNNEL, week, step.segment(), step.ownerId()),
                steps(step)
                        .count(Measure.READY, ready)
                        .count(Measure.ASKED_READY, ready && asked)
                        .count(Measure.MISSED, step.missed()));
        if (asked) {
            String incentive = step.incentive() == null ? "NONE" : step.incentive();
            rows.put(
                    RowKey.of(
                            RowKind.REFERRAL_INCENTIVE,
                            week,
                            step.segment(),
                            step.ownerId(),
                            incentive),
                    steps(step));
        }
        return rows;
    }

    private static Long began(ReferralStep step) {
        if (step.readyAt() != null) {
            return step.readyAt();
        }
        return step.steps().values().stream().min(Long::compare).orElse(null);
    }

    private static Tally steps(ReferralStep step) {
        boolean won = reached(step, ReferralState.WON);
        return new Tally()
                .count(Measure.ASKED, reached(step, ReferralState.ASKED))
                .count(Measure.ACCEPTED, reached(step, ReferralState.ACCEPTED))
                .count(Measure.INTRODUCED, reached(step, ReferralState.INTRODUCED))
                .count(Measure.QUALIFIED, reached(step, ReferralState.QUALIFIED))
                .count(Measure.WON, won)
                .count(Measure.REWARDED, step.steps().containsKey(ReferralState.REWARDED))
                .add(Measure.REFERRED_VALUE, won ? step.value() : null)
                .add(Measure.USUAL_VALUE, won ? step.usualValue() : null)
                .add(
                        Measure.COMPARED_VALUE,
                        won && step.usualValue() != null ? step.value() : null);
    }

    private static boolean reached(ReferralStep step, ReferralState wanted) {
        ReferralState state = step.state();
        boolean onItsWay = state.compareTo(ReferralState.REWARDED) <= 0;
        if (onItsWay ? state.compareTo(wanted) >= 0 : wanted == ReferralState.ASKED) {
            return true;
        }
        // What is rewarded is at least an introduction, and not always a win.
        return step.steps().keySet().stream()
                .map(taken -> taken == ReferralState.REWARDED ? ReferralState.INTRODUCED : taken)
                .anyMatch(taken -> taken.compareTo(wanted) >= 0);
    }

    void write(StateOutput out) throws IOException {
        shares.write(out);
        out.fixed(version);
        out.number(at);
    }

    void read(StateInput in) throws IOException {
        shares.read(in);
        version = in.fixed();
        at = in.number();
    }
}
