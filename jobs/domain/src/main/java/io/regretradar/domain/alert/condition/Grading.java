package io.regretradar.domain.alert.condition;

import io.regretradar.domain.alert.Band;
import io.regretradar.domain.alert.Observation;

/** Grades what gets worse with time. */
final class Grading {

    private Grading() {}

    /**
     * Pending from the beginning, WATCH and AT_RISK from an age on.
     *
     * @param age NaN where the condition does not hold
     */
    static Observation byAge(double age, double watch, double atRisk) {
        if (Double.isNaN(age)) {
            return Observation.ABSENT;
        }
        if (age < watch) {
            return Observation.PENDING;
        }
        return Observation.present(age < atRisk ? Band.WATCH : Band.AT_RISK);
    }
}
