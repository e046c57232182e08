package io.regretradar.cli.story;

import static io.regretradar.cli.story.When.day;

import io.regretradar.domain.event.ContactRole;
import io.regretradar.domain.event.LifecycleEvent.Type;
import io.regretradar.domain.event.TouchpointEvent.Purpose;
import io.regretradar.domain.regret.RegretType;

/** One story for each of the four types of regret. */
final class RegretStories {

    private RegretStories() {}

    /** FOREGONE_ALTERNATIVES: others look better now. */
    static void lookedElsewhere(Tale tale) {
        Contract contract = Contract.usual("Brenn & Sohn");
        GoodStart.succeed(tale, 0, contract, 90);

        // Support gets slower, and a competitor is on the phone.
        tale.desk
                .asked(day(62, "10:00"), "carl", "competitor_mentioned")
                .answered(day(64, "16:00"), "ada")
                .resolved(day(66, "10:00"), "ada");
        tale.contacts.wrote(day(66, "11:00"), "carl").replied(day(69, "11:00"));
        tale.desk
                .asked(day(70, "10:00"), "carl", "comparing_alternatives")
                .answered(day(73, "10:00"), "bo")
                .resolved(day(75, "10:00"), "bo");
        tale.polls
                .nps(day(72, "09:00"), "dora", ContactRole.DECISION_MAKER)
                .answered(day(73, "10:00"), 5, "competitor_mentioned");
        tale.crm.happened(day(80, "16:00"), Type.DATA_EXPORTED);
        tale.contacts.wrote(day(81, "11:00"), "carl");
    }

    /** CHANGE_IN_SIGNIFICANCE: what it was bought for matters less. */
    static void needFaded(Tale tale) {
        Contract contract = Contract.usual("Northgate Events");
        GoodStart.succeed(tale, 0, contract, 70);

        // The season is over, and a reorganisation takes the team apart.
        tale.product.used(70, 84, 4, 1, contract.coreFeatures().subList(0, 2));
        tale.product.used(84, 105, 1, 1, contract.coreFeatures().subList(0, 1));
        tale.desk.quickly(88, "carl", "ada", "not_needed");
        tale.polls
                .nps(day(90, "09:00"), "dora", ContactRole.DECISION_MAKER)
                .answered(day(92, "10:00"), 6, "not_worth_it");
    }

    /** UNDER_CONSIDERATION: bought too fast, and now it does not fit. */
    static void boughtInHaste(Tale tale) {
        Contract contract = Contract.usual("Quickstep Retail").decidedIn(10, 1, 0);
        GoodStart.setUp(tale, 0, contract);
        tale.product.used(3, 40, 5, 1, contract.coreFeatures().subList(0, 2));

        // What nobody asked for before the signature comes up one by one.
        tale.desk.quickly(12, "carl", "ada", "missing_requirement");
        tale.desk.quickly(19, "carl", "bo", "missing_requirement");
        tale.desk.quickly(24, "carl", "ada", "decided_too_fast");
        tale.desk.quickly(30, "carl", "ada", "missing_requirement");
        tale.contacts.wrote(day(26, "11:00"), "carl").replied(day(26, "15:00"));
        tale.polls
                .nps(day(31, "09:00"), "dora", ContactRole.DECISION_MAKER)
                .answered(day(32, "10:00"), 3, "missing_requirement");
        tale.polls.regret(day(33, "09:00"), "dora", RegretType.UNDER_CONSIDERATION, 6);
    }

    /** OVER_CONSIDERATION: so much effort went into the choice that nothing can make up for it. */
    static void longDeliberation(Tale tale) {
        Contract contract = Contract.usual("Staatliche Werke").decidedIn(240, 4, 9);
        GoodStart.setUp(tale, 0, contract);
        tale.product.used(3, 40, 5, 1, contract.coreFeatures().subList(0, 2));

        // One more meeting, one more form.
        tale.desk.quickly(12, "carl", "ada", "took_too_long");
        tale.contacts.held(day(17, "14:00"), Purpose.VALUE_REVIEW);
        tale.desk.quickly(20, "carl", "bo", "too_much_effort");
        tale.contacts.held(day(24, "14:00"), Purpose.VALUE_REVIEW);
        tale.contacts.held(day(31, "14:00"), Purpose.VALUE_REVIEW);
        tale.desk.quickly(33, "carl", "ada", "too_much_effort");
    }
}
