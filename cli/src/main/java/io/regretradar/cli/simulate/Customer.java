package io.regretradar.cli.simulate;

import io.regretradar.domain.event.ContactRole;
import java.time.ZoneId;
import java.util.List;

/**
 * What the CRM knows about one simulated account.
 *
 * @param annualValue yearly value in the reporting currency
 * @param coreFeatures what it bought the product for
 * @param seller who sold to it
 * @param onboarder who sets it up
 * @param keeper who looks after it from its first success on
 * @param termMonths how long its contract runs until it has to be renewed
 * @param contacts people who are asked for their opinion; the first is the decision maker
 */
record Customer(
        String id,
        String name,
        Persona persona,
        String segment,
        double annualValue,
        int seats,
        List<String> coreFeatures,
        ZoneId zone,
        Owner seller,
        Owner onboarder,
        Owner keeper,
        int termMonths,
        double salesCycleDays,
        int evaluationSteps,
        int alternatives,
        List<Contact> contacts) {

    /** One person at the customer. */
    record Contact(String id, ContactRole role) {}
}
