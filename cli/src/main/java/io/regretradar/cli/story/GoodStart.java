package io.regretradar.cli.story;

import static io.regretradar.cli.story.When.day;
import static io.regretradar.domain.event.LifecycleEvent.HandoffItem.COMMITMENTS;
import static io.regretradar.domain.event.LifecycleEvent.HandoffItem.GOALS;
import static io.regretradar.domain.event.LifecycleEvent.HandoffItem.SOLUTION;
import static io.regretradar.domain.event.LifecycleEvent.HandoffItem.SUCCESS_CRITERIA;
import static io.regretradar.domain.event.LifecycleEvent.OwnerTeam.ONBOARDING;
import static io.regretradar.domain.event.LifecycleEvent.OwnerTeam.SALES;

import io.regretradar.domain.event.TouchpointEvent.Purpose;

/** The opening that many stories share: a purchase after which the vendor keeps its promises. */
final class GoodStart {
    /** People who use the product when all is well, of ten seats. */
    static final int USERS = 8;

    private GoodStart() {}

    /** Sold on day {@code d}, and owned, handed over and set up ten days later. */
    static void setUp(Tale tale, int d, Contract contract) {
        tale.crm.bought(day(d, "09:00"), contract);
        tale.crm.ownerReleased(day(d, "10:00"), "sam", SALES);
        tale.crm.ownerAssigned(day(d, "11:00"), "olga", ONBOARDING);
        tale.crm.ownerAccepted(day(d, "14:00"), "olga", ONBOARDING);
        tale.contacts.sent(day(d, "15:00"), Purpose.OTHER);
        tale.crm.handedOver(day(d + 1, "09:00"), SOLUTION, GOALS, SUCCESS_CRITERIA, COMMITMENTS);
        tale.contacts.held(day(d + 3, "10:00"), Purpose.ONBOARDING);
        tale.contacts.held(day(d + 7, "10:00"), Purpose.TRAINING);
        tale.crm.milestone(day(d + 10, "11:00"), "SETUP_DONE");
    }

    /** Set up as above and used from day {@code d + 3}; a first success on day {@code d + 30}. */
    static void succeed(Tale tale, int d, Contract contract, int usedUntil) {
        setUp(tale, d, contract);
        tale.product.used(d + 3, usedUntil, USERS, 2, contract.coreFeatures().subList(0, 3));
        tale.product.delivered(day(d + 21, "15:00"), 1, "planning");
        tale.product.delivered(day(d + 25, "15:00"), 2, "reports");
        tale.product.delivered(day(d + 30, "15:00"), 1, "planning");
        tale.contacts.held(day(d + 24, "14:00"), Purpose.VALUE_REVIEW);
        tale.desk.quickly(d + 8, "carl", "ada");
        tale.desk.quickly(d + 22, "carl", "bo");
        tale.contacts.wrote(day(d + 15, "11:00"), "carl").replied(day(d + 15, "15:00"));
    }
}
