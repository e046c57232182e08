package io.regretradar.cli.story;

import static io.regretradar.cli.story.When.day;
import static io.regretradar.domain.event.LifecycleEvent.HandoffItem.SOLUTION;
import static io.regretradar.domain.event.LifecycleEvent.OwnerTeam.ONBOARDING;
import static io.regretradar.domain.event.LifecycleEvent.OwnerTeam.SALES;

import io.regretradar.domain.event.ContactRole;
import io.regretradar.domain.event.LifecycleEvent.Type;
import io.regretradar.domain.event.TouchpointEvent.Purpose;

/** Where a journey falls over, and how it gets up again. */
final class JourneyStories {

    private JourneyStories() {}

    /** Sales lets go, and for a week nobody takes over. */
    static void handOffGap(Tale tale) {
        tale.crm.bought(day(0, "09:00"), Contract.usual("Lakeside Clinics"));
        tale.contacts.sent(day(0, "15:00"), Purpose.OTHER);
        tale.crm.ownerReleased(day(1, "10:00"), "sam", SALES);
        tale.contacts.wrote(day(2, "09:00"), "carl").replied(day(8, "16:00"));
        tale.crm.ownerAssigned(day(6, "10:00"), "olga", ONBOARDING);
        tale.crm.ownerAccepted(day(8, "10:00"), "olga", ONBOARDING);
        tale.crm.handedOver(day(8, "15:00"), SOLUTION);

        // From here on everything goes well; the gap is remembered.
        tale.contacts.held(day(10, "10:00"), Purpose.ONBOARDING);
        tale.product.used(10, 28, 6, 1, Contract.usual("").coreFeatures());
        tale.contacts.held(day(13, "10:00"), Purpose.TRAINING);
        tale.contacts.wrote(day(14, "11:00"), "carl").replied(day(14, "14:00"));
        tale.crm.milestone(day(18, "11:00"), "SETUP_DONE");
    }

    /** The one who wanted the product leaves; weeks later somebody takes her place. */
    static void championLost(Tale tale) {
        GoodStart.succeed(tale, 0, Contract.usual("Arden Foods"), 110);
        tale.crm.champion(day(5, "09:00"), "carl");
        for (int day = 32; day < 60; day += 10) {
            tale.contacts.wrote(day(day, "11:00"), "carl").replied(day(day, "15:00"));
        }
        tale.crm.championLeft(day(60, "09:00"), "carl");
        tale.crm.championReplaced(day(80, "09:00"), "nina");
        tale.contacts.wrote(day(81, "11:00"), "nina").replied(day(81, "13:00"));
        tale.contacts.wrote(day(95, "11:00"), "nina").replied(day(95, "13:00"));
    }

    /** A higher price at the renewal; the talk about results saves it. */
    static void priceAtRenewal(Tale tale) {
        GoodStart.succeed(tale, 0, Contract.usual("Pier 9 Media").renewedOnDay(150), 130);
        tale.crm.priceChanged(day(70, "09:00"), 31_200);
        tale.crm.happened(day(71, "15:00"), Type.CANCEL_PAGE_VIEWED);
        tale.desk.quickly(72, "dora", "ada", "not_worth_it", "comparing_alternatives");
        tale.crm.happened(day(75, "08:00"), Type.PAYMENT_FAILED);
        tale.polls
                .nps(day(76, "09:00"), "dora", ContactRole.DECISION_MAKER)
                .answered(day(77, "10:00"), 3, "not_worth_it");
        tale.crm.happened(day(78, "15:00"), Type.DOWNGRADED);
        tale.contacts.held(day(84, "14:00"), Purpose.RENEWAL);
        tale.crm.happened(day(90, "10:00"), Type.ROI_CONFIRMED);
        tale.contacts.held(day(95, "14:00"), Purpose.RENEWAL);
        tale.crm.renewed(day(100, "10:00"), 515);
    }

    /** More is sold before anything has succeeded, and not what was shown. */
    static void oversold(Tale tale) {
        Contract contract = Contract.usual("Mirador Travel");
        GoodStart.setUp(tale, 0, contract);
        tale.product.used(3, 35, 5, 1, contract.coreFeatures().subList(0, 2));
        tale.contacts.sent(day(14, "10:00"), Purpose.SALES_PITCH);
        tale.desk.quickly(15, "carl", "ada", "not_what_was_sold");
        tale.contacts.sent(day(21, "10:00"), Purpose.SALES_PITCH);
        tale.desk.quickly(23, "carl", "bo", "not_what_was_sold", "missing_requirement");
        tale.polls
                .nps(day(24, "09:00"), "dora", ContactRole.DECISION_MAKER)
                .answered(day(25, "10:00"), 3, "not_what_was_sold");
        tale.contacts.sent(day(27, "10:00"), Purpose.SALES_PITCH);
    }

    /** "Just checking in", again and again, and nobody answers. */
    static void overContacted(Tale tale) {
        GoodStart.succeed(tale, 0, Contract.usual("Tannhof Hotels"), 70);
        for (int day = 40; day < 52; day += 2) {
            tale.contacts.sent(day(day, "10:00"), Purpose.CHECK_IN);
        }
    }

    /** Ada answers in two hours, Bo in two and a half days. */
    static void dependsOnTheAgent(Tale tale) {
        GoodStart.succeed(tale, 0, Contract.usual("Orchard Labs"), 62);
        for (int day = 35; day < 51; day += 4) {
            tale.desk
                    .asked(day(day, "10:00"), "carl")
                    .answered(day(day, "12:00"), "ada")
                    .resolved(day(day + 1, "10:00"), "ada")
                    .rated(day(day + 1, "15:00"), "carl", 5);
        }
        for (int day = 36; day < 60; day += 4) {
            tale.desk
                    .asked(day(day, "10:00"), "carl")
                    .answered(day(day + 2, "22:00"), "bo")
                    .resolved(day(day + 3, "10:00"), "bo")
                    .rated(day(day + 3, "15:00"), "carl", 2);
        }
    }

    /** It leaves, is called back within weeks, and starts again as if for the first time. */
    static void wonBack(Tale tale) {
        Contract contract = Contract.usual("Fjordline Rentals");
        GoodStart.succeed(tale, 0, contract, 44);
        tale.crm.happened(day(45, "10:00"), Type.CANCELLATION_REQUESTED);
        tale.crm.happened(day(50, "10:00"), Type.CHURNED);
        GoodStart.succeed(tale, 70, contract, 130);
    }
}
