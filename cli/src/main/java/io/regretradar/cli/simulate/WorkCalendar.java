package io.regretradar.cli.simulate;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Set;

/** When people of one time zone are at work: weekdays, hours, public holidays, quiet weeks. */
record WorkCalendar(ZoneId zone, Set<MonthDay> holidays) {
    private static final double[] WEEKDAYS = {1, 1.06, 1.05, 1, .86, .05, .04};
    private static final double[] HOURS = {
        .2, .1, .1, .1, .1, .2, .6, 2, 6, 10, 11, 10, 6, 8, 10, 10, 9, 7, 4, 2, 1.2, .8, .5, .3
    };
    private static final Set<MonthDay> EVERYWHERE = Set.of(MonthDay.of(1, 1));
    private static final Set<MonthDay> EUROPE =
            Set.of(MonthDay.of(1, 1), MonthDay.of(5, 1), MonthDay.of(12, 25), MonthDay.of(12, 26));
    private static final Set<MonthDay> AMERICA =
            Set.of(MonthDay.of(1, 1), MonthDay.of(7, 4), MonthDay.of(12, 25));

    static WorkCalendar of(ZoneId zone) {
        String id = zone.getId();
        if (id.startsWith("Europe/")) {
            return new WorkCalendar(zone, EUROPE);
        }
        return new WorkCalendar(zone, id.startsWith("America/") ? AMERICA : EVERYWHERE);
    }

    /** How much is done on that day, 1 being a Monday. */
    double activity(LocalDate date) {
        double weekday = WEEKDAYS[date.getDayOfWeek().ordinal()];
        if (holidays.contains(MonthDay.from(date))) {
            return Math.min(weekday, .06);
        }
        boolean betweenTheYears =
                date.getMonthValue() == 12 && date.getDayOfMonth() >= 22
                        || date.getMonthValue() == 1 && date.getDayOfMonth() <= 3;
        return betweenTheYears ? .5 * weekday : weekday;
    }

    /** Whether support answers on that day. */
    boolean workday(LocalDate date) {
        return date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0
                && !holidays.contains(MonthDay.from(date));
    }

    /** A moment of that local day at which somebody works, in ms since 1970 UTC. */
    long moment(LocalDate date, Dice dice) {
        int hour = dice.weighted(HOURS);
        return at(date, LocalTime.of(hour, dice.whole(0, 59), dice.whole(0, 59)))
                + dice.whole(0, 999);
    }

    /** That wall-clock time in ms since 1970 UTC. */
    long at(LocalDate date, LocalTime time) {
        return date.atTime(time).atZone(zone).toInstant().toEpochMilli();
    }
}
