package io.regretradar.pipeline.portfolio;

import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.Header;
import io.regretradar.domain.event.LifecycleEvent;
import io.regretradar.domain.event.LifecycleEvent.OwnerTeam;
import io.regretradar.domain.event.ReferralEvent;
import io.regretradar.domain.event.ReferralEvent.Action;
import io.regretradar.domain.event.ReferralEvent.Incentive;
import io.regretradar.pipeline.SeededBook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The seeded book with owners and segments that differ, time zones, renewals and referrals. */
final class PortfolioBook {

    private static final List<String> ZONES =
            List.of("Europe/Vienna", "America/New_York", "Asia/Tokyo");

    private PortfolioBook() {}

    static List<AccountEvent> events(long seed, int accounts, int days) {
        List<AccountEvent> events = new ArrayList<>(SeededBook.events(seed, accounts, days));
        for (int account = 0; account < accounts; account++) {
            String id = "account-" + account;
            events.add(profile(id, account));
            if (account % 2 == 0) {
                events.add(referral(id, 20, Action.ASKED, incentive(account), null));
                events.add(
                        account % 4 == 0
                                ? referral(id, 24, Action.WON, incentive(account), 900.5)
                                : referral(id, 24, Action.DECLINED, incentive(account), null));
            }
        }
        events.sort(AccountEvent.ORDER);
        return List.copyOf(events);
    }

    private static Incentive incentive(int account) {
        return account % 8 < 4 ? Incentive.ALTRUISTIC : Incentive.BENEFIT;
    }

    private static AccountEvent profile(String id, int account) {
        return new LifecycleEvent(
                header("profile-" + id, id, at(1)),
                LifecycleEvent.Type.OWNER_ACCEPTED,
                null,
                null,
                null,
                "owner-" + account % 3,
                null,
                OwnerTeam.CS,
                null,
                List.of(),
                account % 2 == 0 ? "smb" : "enterprise",
                1_000.25 * (account + 1),
                null,
                List.of(),
                null,
                null,
                null,
                null,
                ZONES.get(account % ZONES.size()));
    }

    private static AccountEvent referral(
            String id, int day, Action action, Incentive incentive, Double value) {
        return new ReferralEvent(
                header(action + "-" + id, id, at(day)),
                "referral-" + id,
                action,
                "owner",
                incentive,
                null,
                value);
    }

    private static Header header(String eventId, String id, long at) {
        return new Header(eventId, id, "contact-" + id, at, "test");
    }

    private static long at(int day) {
        return SeededBook.START.plus(Duration.ofDays(day)).plusSeconds(37_000).toEpochMilli();
    }
}
