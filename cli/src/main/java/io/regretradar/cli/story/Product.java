package io.regretradar.cli.story;

import io.regretradar.domain.event.UsageEvent;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;

/** What the customer's people do in the product. */
final class Product {
    private static final String SOURCE = "app";
    private static final LocalTime MORNING = LocalTime.of(9, 15);
    private static final int MINUTES_APART = 7;
    private static final long SECONDS = 600;

    private final Tale tale;

    Product(Tale tale) {
        this.tale = tale;
    }

    /**
     * Each of the first so many users works with each of the features, every weekday.
     *
     * @param from first day
     * @param until the day after the last
     * @param times uses a user makes of a feature on a day
     */
    void used(int from, int until, int users, int times, List<String> features) {
        for (int day = from; day < until; day++) {
            DayOfWeek weekday = tale.date(day).getDayOfWeek();
            if (weekday != DayOfWeek.SATURDAY && weekday != DayOfWeek.SUNDAY) {
                workday(day, users, times, features);
            }
        }
    }

    private void workday(int day, int users, int times, List<String> features) {
        LocalTime time = MORNING;
        for (int user = 1; user <= users; user++) {
            for (String feature : features) {
                write(new When(day, time), user, feature, times, false);
                time = time.plusMinutes(MINUTES_APART);
            }
        }
    }

    /** The product does for the customer what it was bought for. */
    void delivered(When when, int user, String feature) {
        write(when, user, feature, 1, true);
    }

    private void write(When when, int user, String feature, int times, boolean valueMoment) {
        tale.tell(
                new UsageEvent(
                        tale.header(when, null, SOURCE),
                        "user-" + user,
                        feature,
                        true,
                        times,
                        SECONDS,
                        0,
                        valueMoment));
    }
}
