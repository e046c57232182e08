package io.regretradar.cli.story;

import java.util.List;

/**
 * What was bought, and how.
 *
 * @param annualValue yearly value in the reporting currency
 * @param renewalDay day of the story on which the contract ends, or null for one that nobody knows
 * @param salesCycleDays days from first contact to signature; 60 is usual
 * @param evaluationSteps how many of demo, trial, reference call and all stakeholders, 0..4
 * @param alternatives how many other products were compared
 */
record Contract(
        String accountName,
        double annualValue,
        int seats,
        List<String> coreFeatures,
        Integer renewalDay,
        double salesCycleDays,
        int evaluationSteps,
        int alternatives) {

    /** Ten seats and four features for a year, bought with the usual care. */
    static Contract usual(String accountName) {
        return new Contract(
                accountName,
                24_000,
                10,
                List.of("planning", "reports", "approvals", "exports"),
                365,
                60,
                4,
                2);
    }

    Contract renewedOnDay(int day) {
        return new Contract(
                accountName,
                annualValue,
                seats,
                coreFeatures,
                day,
                salesCycleDays,
                evaluationSteps,
                alternatives);
    }

    Contract decidedIn(double days, int steps, int compared) {
        return new Contract(
                accountName, annualValue, seats, coreFeatures, renewalDay, days, steps, compared);
    }
}
