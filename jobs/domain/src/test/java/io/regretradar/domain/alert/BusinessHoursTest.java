package io.regretradar.domain.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hours from nine to five, Monday to Friday, counted by hand. */
class BusinessHoursTest {

    private static BusinessHours in(String zone) {
        return WorkflowRules.defaults().hours(ZoneId.of(zone));
    }

    @ParameterizedTest(name = "{0}: {2} h after {1} are {3}")
    @CsvSource({
        // 2026-11-27 is a Friday. Within one day, and exactly to its end.
        "Europe/Rome, 2026-11-27T09:00, 4, 2026-11-27T13:00",
        "Europe/Rome, 2026-11-27T15:00, 2, 2026-11-27T17:00",
        // Two hours on Friday, two on Monday.
        "Europe/Rome, 2026-11-27T15:00, 4, 2026-11-30T11:00",
        // Before work, after work, and at the weekend nothing counts.
        "Europe/Rome, 2026-11-27T03:00, 4, 2026-11-27T13:00",
        "Europe/Rome, 2026-11-27T20:00, 4, 2026-11-30T13:00",
        "Europe/Rome, 2026-11-28T12:00, 4, 2026-11-30T13:00",
        "Europe/Rome, 2026-11-27T17:00, 4, 2026-11-30T13:00",
        // 24 h are three days: Thursday, Friday, Monday.
        "Europe/Rome, 2026-11-26T09:00, 24, 2026-11-30T17:00",
        // 72 h are nine days: five of the one week, four of the next.
        "Europe/Rome, 2026-11-23T09:00, 72, 2026-12-03T17:00",
        // Clocks go forward on Sunday 2026-03-29 and back on Sunday 2026-10-25: the wall decides.
        "Europe/Rome, 2026-03-27T16:00, 4, 2026-03-30T12:00",
        "Europe/Rome, 2026-10-23T16:00, 4, 2026-10-26T12:00",
        // Samoa had no Friday 2011-12-30: an hour on Thursday, three on Monday.
        "Pacific/Apia, 2011-12-29T16:00, 4, 2012-01-02T12:00",
    })
    void hoursByTheWall(String zone, LocalDateTime from, long hours, LocalDateTime until) {
        ZoneId id = ZoneId.of(zone);

        assertThat(in(zone).after(millis(from, id), Duration.ofHours(hours)))
                .isEqualTo(millis(until, id));
    }

    @Test
    void anOffsetThatChangesOverTheWeekendShowsInUtc() {
        // Friday 16:00 is 15:00 UTC in winter, Monday 12:00 is 10:00 UTC in summer: 67 h apart.
        long friday = Instant.parse("2026-03-27T15:00:00Z").toEpochMilli();
        long monday = Instant.parse("2026-03-30T10:00:00Z").toEpochMilli();

        assertThat(in("Europe/Rome").after(friday, Duration.ofHours(4))).isEqualTo(monday);
    }

    @Test
    void aDayOnWhichClocksChangeAtWorkIsAsLongAsItIs() {
        // Open on Sundays from 01:00 to 04:00; on 2026-03-29 two o'clock is three: two hours.
        BusinessHours nights =
                new BusinessHours(
                        ZoneId.of("Europe/Rome"),
                        Set.of(DayOfWeek.SUNDAY),
                        LocalTime.of(1, 0),
                        LocalTime.of(4, 0));
        long saturday = Instant.parse("2026-03-28T12:00:00Z").toEpochMilli();

        // 01:00 CET is 00:00 UTC, 04:00 CEST is 02:00 UTC; the third hour is a week later.
        assertThat(nights.after(saturday, Duration.ofHours(2)))
                .isEqualTo(Instant.parse("2026-03-29T02:00:00Z").toEpochMilli());
        assertThat(nights.after(saturday, Duration.ofHours(3)))
                .isEqualTo(Instant.parse("2026-04-05T00:00:00Z").toEpochMilli());
    }

    @Test
    void hoursThatNeverOpenAreRefused() {
        assertThatThrownBy(
                        () ->
                                new BusinessHours(
                                        ZoneOffset.UTC,
                                        EnumSet.noneOf(DayOfWeek.class),
                                        LocalTime.of(9, 0),
                                        LocalTime.of(17, 0)))
                .hasMessageContaining("business hours are [] from 09:00 to 17:00");
    }

    private static long millis(LocalDateTime wall, ZoneId zone) {
        return wall.atZone(zone).toInstant().toEpochMilli();
    }
}
