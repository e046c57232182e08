package io.regretradar.cli.simulate;

import io.regretradar.domain.event.UsageEvent;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** How the people of one account use the product. */
final class ProductUse {
    private static final String SOURCE = "product-analytics";
    private static final List<String> SIDE_FEATURES =
            List.of("search", "comments", "profile", "notifications");
    private static final double GOOD_VALUE = .8;
    private static final double DAILY = .55;
    private static final double REPORTED_PER_DAY = 13;
    private static final double REPORTED_PER_DAY_AND_SEAT_OF_THE_LARGE = .08;

    private final Customer customer;
    private final WorkCalendar calendar;
    private final People people;
    private final Diary diary;
    private final Dice dice;
    private final double[] keenness;
    private final int[] awayUntil;
    private final double usesPerSession;
    private final double featuresUsed;
    private double week = 1;

    ProductUse(Customer customer, WorkCalendar calendar, People people, Diary diary, Dice dice) {
        this.people = people;
        this.customer = customer;
        this.calendar = calendar;
        this.diary = diary;
        this.dice = dice;
        int users = (int) Math.max(1, Math.round(customer.seats() * dice.between(.72, .97)));
        this.keenness = new double[users];
        this.awayUntil = new int[users];
        for (int i = 0; i < users; i++) {
            keenness[i] = dice.between(0, 1);
        }
        keenness[0] *= .3; // the champion
        Arrays.fill(awayUntil, Integer.MIN_VALUE);
        this.usesPerSession = dice.logNormal(5, .4);
        this.featuresUsed = dice.between(.7, 1);
    }

    /**
     * Use relative to a good customer's: what value and need would bring, less what regret takes.
     */
    static double appetite(double value, double need, double regret) {
        return Math.min(1.25, value / GOOD_VALUE) * need * (1 - .7 * regret);
    }

    void live(Today today) {
        int day = today.day();
        LocalDate date = today.date();
        double appetite = today.appetite();
        if (day % 7 == 0) {
            week = dice.logNormal(1, .06);
        }
        double reach = Math.pow(Math.max(0, Math.min(1, (appetite - .06) / .86)), .6);
        double intensity = week * Math.min(1.4, appetite / Math.max(reach, .05));
        double chance = Math.min(.95, DAILY * calendar.activity(date) * Math.sqrt(intensity));
        double uses = usesPerSession * Math.sqrt(intensity);
        double thinning = thinning(reach * keenness.length * chance);
        for (int user = 0; user < keenness.length; user++) {
            if (present(user, day)
                    && !people.gone(userId(user))
                    && keenness[user] < reach
                    && dice.chance(chance * thinning)) {
                use(user, date, reach, today.value(), uses / thinning);
            }
        }
    }

    /** Analytics reports heavily used accounts in fewer events, each of which counts for more. */
    private double thinning(double sessions) {
        double reported =
                Math.max(
                        REPORTED_PER_DAY, REPORTED_PER_DAY_AND_SEAT_OF_THE_LARGE * keenness.length);
        return sessions <= reported ? 1 : reported / sessions;
    }

    private boolean present(int user, int day) {
        if (day >= awayUntil[user] && dice.chance(1 / 150.0)) {
            awayUntil[user] = day + dice.whole(5, 15);
        }
        return day >= awayUntil[user];
    }

    private void use(int user, LocalDate date, double reach, double value, double uses) {
        boolean core = dice.chance(.86);
        List<String> known = customer.coreFeatures();
        int reached = (int) Math.ceil(known.size() * featuresUsed * (.35 + .65 * reach));
        String feature =
                core
                        ? known.get(dice.whole(0, Math.max(1, reached) - 1))
                        : dice.pick(SIDE_FEATURES);
        long count = 1 + dice.poisson(uses);
        long at = calendar.moment(date, dice);
        diary.write(
                new UsageEvent(
                        diary.header(null, at, SOURCE),
                        userId(user),
                        feature,
                        core,
                        count,
                        Math.round(count * dice.logNormal(70, .5)),
                        dice.poisson(.01 * count),
                        core && dice.chance(.03 * Math.max(0, Math.min(1, (value - .3) / .5)))));
    }

    /** The first users are the contacts that are not only signing. */
    private String userId(int user) {
        return user + 1 < customer.contacts().size()
                ? customer.contacts().get(user + 1).id()
                : "%s-u%03d".formatted(customer.id(), user);
    }
}
