package io.regretradar.cli.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigestTimeTest {

    @ParameterizedTest(name = "{0} in {1} at {2}: {3}")
    @CsvSource(
            nullValues = "-",
            value = {
                // Vienna goes from UTC+1 to UTC+2 on 29 March 2026 and back on 25 October.
                "08:00, Europe/Vienna, 2026-03-28T06:59:59Z, -",
                "08:00, Europe/Vienna, 2026-03-28T07:00:00Z, 2026-03-28",
                "08:00, Europe/Vienna, 2026-03-29T05:59:59Z, -",
                "08:00, Europe/Vienna, 2026-03-29T06:00:00Z, 2026-03-29",
                "08:00, Europe/Vienna, 2026-10-24T06:00:00Z, 2026-10-24",
                "08:00, Europe/Vienna, 2026-10-25T06:59:59Z, -",
                "08:00, Europe/Vienna, 2026-10-25T07:00:00Z, 2026-10-25",
                // Auckland (UTC+13 in March) has the same morning eleven hours before UTC's.
                "08:00, Pacific/Auckland, 2026-03-27T18:59:59Z, -",
                "08:00, Pacific/Auckland, 2026-03-27T19:00:00Z, 2026-03-28",
                // New York changed three weeks before Vienna: UTC-4.
                "08:00, America/New_York, 2026-03-28T12:00:00Z, 2026-03-28",
                "08:00, America/New_York, 2026-03-28T11:59:59Z, -",
                // After an outage of less than four hours it still goes out, then no more.
                "08:00, Europe/Vienna, 2026-03-29T09:59:59Z, 2026-03-29",
                "08:00, Europe/Vienna, 2026-03-29T10:00:00Z, -",
                // An hour that the clocks skip, and one that they show twice.
                "02:30, Europe/Vienna, 2026-03-29T01:29:59Z, -",
                "02:30, Europe/Vienna, 2026-03-29T01:30:00Z, 2026-03-29",
                "02:30, Europe/Vienna, 2026-10-25T00:30:00Z, 2026-10-25",
                // Late in the evening the digest is still yesterday's after midnight.
                "23:00, UTC, 2026-03-29T01:00:00Z, 2026-03-28",
            })
    void isDueByTheOwnersOwnClock(LocalTime time, ZoneId zone, Instant now, LocalDate day) {
        assertThat(new DigestTime(time).due(zone, now).orElse(null)).isEqualTo(day);
    }
}
