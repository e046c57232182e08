package io.regretradar.cli.story;

import static io.regretradar.cli.story.When.day;
import static io.regretradar.domain.event.LifecycleEvent.HandoffItem.COMMITMENTS;
import static io.regretradar.domain.event.LifecycleEvent.HandoffItem.GOALS;
import static io.regretradar.domain.event.LifecycleEvent.HandoffItem.SOLUTION;
import static io.regretradar.domain.event.LifecycleEvent.HandoffItem.SUCCESS_CRITERIA;
import static io.regretradar.domain.event.LifecycleEvent.OwnerTeam.ONBOARDING;
import static io.regretradar.domain.event.LifecycleEvent.OwnerTeam.SALES;
import static io.regretradar.domain.event.TouchpointEvent.Purpose.OTHER;
import static io.regretradar.domain.event.TouchpointEvent.Purpose.TRAINING;
import static io.regretradar.domain.event.TouchpointEvent.Purpose.VALUE_REVIEW;

import io.regretradar.domain.event.ContactRole;
import io.regretradar.domain.event.ReferralEvent.Action;
import io.regretradar.domain.event.TouchpointEvent.Purpose;
import io.regretradar.domain.journey.Stage;
import java.util.List;

/**
 * One customer, one product, the same questions on the same days; once served by a silent vendor,
 * once served well. The product is right in both.
 */
final class ServiceStories {
    private static final Contract CONTRACT = Contract.usual("Halden Logistics");
    private static final List<String> FIRST_FEATURES = CONTRACT.coreFeatures().subList(0, 2);

    private ServiceStories() {}

    static void silentVendor(Tale tale) {
        tale.crm.bought(day(0, "09:00"), CONTRACT);
        tale.crm.ownerReleased(day(0, "10:00"), "sam", SALES);
        tale.crm.ownerAssigned(day(0, "12:00"), "olga", ONBOARDING);
        tale.contacts.sent(day(0, "15:00"), OTHER);
        tale.crm.ownerAccepted(day(1, "09:00"), "olga", ONBOARDING);
        tale.crm.handedOver(day(2, "09:00"), SOLUTION, GOALS, SUCCESS_CRITERIA);

        // Two onboarding calls: the first takes place, at the second nobody comes.
        tale.contacts.planned(day(2, "09:30"), Purpose.ONBOARDING, day(3, "10:00")).held();
        tale.contacts.planned(day(2, "09:40"), TRAINING, day(8, "10:00")).missedByVendor();

        // Five people set out with two of the four features. SETUP_DONE never comes.
        tale.product.used(3, 45, 5, 2, FIRST_FEATURES);

        // Every question is answered, after three to five days.
        tale.desk
                .asked(day(2, "09:30"), "carl")
                .answered(day(5, "15:30"), "ada")
                .resolved(day(7, "11:00"), "ada");
        tale.desk
                .asked(day(5, "10:00"), "carl")
                .answered(day(9, "14:00"), "bo")
                .resolved(day(10, "11:00"), "bo");
        tale.desk
                .asked(day(9, "11:00"), "carl")
                .answered(day(14, "10:00"), "ada")
                .resolved(day(16, "15:00"), "ada");
        tale.desk
                .asked(day(14, "10:00"), "carl")
                .answered(day(17, "13:00"), "bo")
                .resolved(day(18, "10:00"), "bo");
        tale.desk
                .asked(day(18, "09:00"), "carl")
                .answered(day(22, "16:00"), "ada")
                .resolved(day(23, "15:00"), "ada");
        tale.desk
                .asked(day(24, "09:00"), "carl")
                .answered(day(28, "10:00"), "bo")
                .resolved(day(30, "15:00"), "bo");
        tale.desk
                .asked(day(31, "10:00"), "carl")
                .answered(day(36, "09:00"), "ada")
                .resolved(day(37, "10:00"), "ada");

        // The rep: one reply after six days, then none.
        tale.contacts.wrote(day(4, "11:00"), "carl").replied(day(10, "16:00"));
        tale.contacts.wrote(day(8, "11:00"), "carl");
        tale.contacts.wrote(day(15, "11:00"), "carl");
        tale.contacts.wrote(day(22, "11:00"), "carl");
        tale.contacts.wrote(day(29, "11:00"), "carl");
    }

    static void wellServed(Tale tale) {
        tale.crm.bought(day(0, "09:00"), CONTRACT);
        tale.crm.ownerReleased(day(0, "10:00"), "sam", SALES);
        tale.crm.ownerAssigned(day(0, "12:00"), "olga", ONBOARDING);
        tale.contacts.sent(day(0, "15:00"), OTHER);
        tale.crm.ownerAccepted(day(1, "09:00"), "olga", ONBOARDING);
        tale.crm.handedOver(day(2, "09:00"), SOLUTION, GOALS, SUCCESS_CRITERIA, COMMITMENTS);

        // Both onboarding calls take place, and the set-up is done in ten days.
        tale.contacts.planned(day(2, "09:30"), Purpose.ONBOARDING, day(3, "10:00")).held();
        tale.contacts.planned(day(2, "09:40"), TRAINING, day(8, "10:00")).held();
        tale.crm.milestone(day(12, "11:00"), "SETUP_DONE");
        tale.polls.statement(day(13, "09:00"), "carl", Stage.SETUP, 6);

        // Five people set out with two of the four features; then eight use all of them.
        tale.product.used(3, 15, 5, 2, FIRST_FEATURES);
        tale.product.used(15, 75, 8, 2, CONTRACT.coreFeatures());
        tale.product.delivered(day(21, "15:00"), 1, "planning");
        tale.product.delivered(day(24, "15:00"), 2, "reports");
        tale.product.delivered(day(29, "15:00"), 1, "approvals");
        tale.contacts.held(day(25, "14:00"), VALUE_REVIEW);

        // The same questions on the same days, answered within hours.
        tale.desk.quickly(2, "carl", "ada");
        tale.desk.quickly(5, "carl", "bo");
        tale.desk.quickly(9, "carl", "ada");
        tale.desk.quickly(14, "carl", "bo");
        tale.desk.quickly(18, "carl", "ada");
        tale.desk.quickly(24, "carl", "bo");
        tale.desk.quickly(31, "carl", "ada");

        // The same messages, answered the same day.
        tale.contacts.wrote(day(4, "11:00"), "carl").replied(day(4, "15:00"));
        tale.contacts.wrote(day(8, "11:00"), "carl").replied(day(8, "13:00"));
        tale.contacts.wrote(day(15, "11:00"), "carl").replied(day(15, "16:00"));
        tale.contacts.wrote(day(22, "11:00"), "carl").replied(day(22, "14:00"));
        tale.contacts.wrote(day(29, "11:00"), "carl").replied(day(29, "15:00"));

        // Who is served well recommends, if asked.
        tale.polls
                .nps(day(45, "09:00"), "carl", ContactRole.CHAMPION)
                .answered(day(46, "10:00"), 9);
        tale.referrals.happened(day(62, "10:00"), null, "R-1", Action.ASKED);
        tale.referrals.happened(day(63, "10:00"), "carl", "R-1", Action.ACCEPTED);
        tale.referrals.happened(day(68, "10:00"), "carl", "R-1", Action.INTRODUCED);
    }
}
