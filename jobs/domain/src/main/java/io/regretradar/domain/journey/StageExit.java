package io.regretradar.domain.journey;

import io.regretradar.domain.alert.Band;

/**
 * A stage left, and how well.
 *
 * @param success whether the stage's success metric was met
 * @param statement the customer's mean agreement (1..7) with the stage's statement, NaN without any
 * @param cohort month of the purchase (yyyy-MM), or null
 * @param band the band at the transition
 * @param revision how often it was judged again since answers came
 */
public record StageExit(
        Transition transition,
        boolean success,
        double statement,
        String cohort,
        Band band,
        int revision) {

    /** What the customer said. */
    public enum Verdict {
        CONFIRMED,
        DISPUTED,
        /** Nobody answered, or neither agreed nor disagreed. */
        UNCONFIRMED
    }

    public Verdict verdict(StageRules rules) {
        if (statement >= rules.confirmedFrom()) {
            return Verdict.CONFIRMED;
        }
        return statement < rules.disputedBelow() ? Verdict.DISPUTED : Verdict.UNCONFIRMED;
    }
}
