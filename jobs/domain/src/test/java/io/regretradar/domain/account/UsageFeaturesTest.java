package io.regretradar.domain.account;

import static io.regretradar.domain.event.LifecycleEvent.Type.CLOSED_WON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.regretradar.domain.event.Stream;
import io.regretradar.domain.scorecard.Feature;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** 2025-01-06 is a Monday. */
class UsageFeaturesTest {

    private static final String NOW = "2025-03-31 12:00";

    /** Core use on each Monday from 2025-01-06 on. */
    private static History weeks(long... use) {
        History history = new History();
        for (int week = 0; week < use.length; week++) {
            String monday = LocalDate.of(2025, 1, 6).plusWeeks(week).toString();
            if (use[week] > 0) {
                history.core(monday + " 09:00", use[week]);
            }
        }
        return history;
    }

    private static String endOfWeek(int week) {
        return LocalDate.of(2025, 1, 6).plusWeeks(week).toString() + " 12:00";
    }

    @Test
    void useIsMeasuredAgainstTheMedianWeekWithoutToday() {
        History history = weeks(10, 20, 30, 40).core("2025-02-03 10:00", 1000);

        // Four weeks have ended: (40 + 5)/(25 + 5); today's 1000 do not count.
        assertThat(history.value(Feature.USAGE_RATIO, "2025-02-03 12:00")).isEqualTo(1.5);
        assertThat(history.value(Feature.USAGE_RATIO, "2025-02-02 23:59")).isNaN();
        // On 02-04 the window is 01-28 .. 02-03: (1000 + 5)/30.
        assertThat(history.value(Feature.USAGE_RATIO, "2025-02-04 12:00")).isEqualTo(33.5);
    }

    @Test
    void theFirstWeekIsTheFirstWholeOne() {
        History history =
                new History()
                        .core("2025-01-07 09:00", 50)
                        .core("2025-01-13 09:00", 10)
                        .core("2025-01-20 09:00", 20)
                        .core("2025-02-03 09:00", 30);

        // Weeks of 01-13, 01-20, 01-27 (0), 02-03: median 15; last seven days 30.
        assertThat(history.value(Feature.USAGE_RATIO, "2025-02-03 12:00")).isNaN();
        assertThat(history.value(Feature.USAGE_RATIO, "2025-02-10 12:00"))
                .isEqualTo(35 / 20.0, within(1e-12));
    }

    @Test
    void fallingWeeksAddUpAndStayOutOfTheBaseline() {
        History history = weeks(100, 100, 100, 100, 70, 0, 200);

        // Spread max(0, sqrt 100, 10, 1) = 10.
        assertThat(history.value(Feature.USAGE_CUSUM, endOfWeek(3))).isNaN();
        assertThat(history.value(Feature.USAGE_CUSUM, endOfWeek(4))).isZero();
        // z = -3: 0 + 3 - .5
        assertThat(history.value(Feature.USAGE_CUSUM, endOfWeek(5))).isEqualTo(2.5);
        // z = -10, clipped at -4: 2.5 + 4 - .5 = 6, held at 5.
        assertThat(history.value(Feature.USAGE_CUSUM, endOfWeek(6))).isEqualTo(5);
        // z = 10, clipped at 4: 5 - 4 - .5
        assertThat(history.value(Feature.USAGE_CUSUM, endOfWeek(7))).isEqualTo(.5);
    }

    @Test
    void aLowerLevelIsTakenForNormalOnceEightWeeksHaveStayedOut() {
        History history = weeks(100, 100, 100, 100, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70);

        // Weeks 5..12 stay out: (70 + 5)/(100 + 5).
        assertThat(history.value(Feature.USAGE_RATIO, endOfWeek(12)))
                .isEqualTo(75 / 105.0, within(1e-12));
        // Weeks 13..16 join: four of 100 and four of 70, median 85.
        assertThat(history.value(Feature.USAGE_RATIO, endOfWeek(16)))
                .isEqualTo(75 / 90.0, within(1e-12));
    }

    @Test
    void everyUserLastSeenWithin28DaysIsActive() {
        History history =
                new History()
                        .profile("2025-01-01 00:00", l -> l.seats = 10)
                        .use("2025-03-03 23:59", "out", "report", true, 1)
                        .use("2025-03-04 00:00", "in", "report", true, 1)
                        .use("2025-03-31 12:00", "also", "settings", false, 1);

        assertThat(history.value(Feature.SEAT_UTILISATION, NOW)).isEqualTo(.2);
        assertThat(history.value(Feature.SEAT_UTILISATION, "2025-05-01 00:00")).isZero();

        history.profile("2025-03-31 00:00", l -> l.seats = 1);
        assertThat(history.value(Feature.SEAT_UTILISATION, NOW)).isEqualTo(2);

        history.profile("2025-03-31 00:01", l -> l.seats = 0);
        assertThat(history.value(Feature.SEAT_UTILISATION, NOW)).isNaN();
    }

    @Test
    void onlyEntitledFeaturesUsedAsCoreCountForBreadth() {
        History history =
                new History()
                        .profile(
                                "2025-01-01 00:00",
                                l -> l.coreFeatures = List.of("a", "b", "c", "d"))
                        .use("2025-03-04 00:00", "u", "a", true, 1)
                        .use("2025-03-03 23:59", "u", "b", true, 1)
                        .use("2025-03-31 00:00", "u", "c", false, 1)
                        .use("2025-03-31 00:00", "u", "x", true, 1)
                        // An empty list says nothing.
                        .profile("2025-03-31 01:00", l -> l.coreFeatures = List.of());

        // a of a, b, c, d
        assertThat(history.value(Feature.CORE_BREADTH, NOW)).isEqualTo(.25);
        assertThat(history.value(Feature.CORE_BREADTH, "2025-04-01 00:00")).isZero();
    }

    @Test
    void onlyBusinessDaysStrictlyBetweenCountAsIdle() {
        History history = new History().core("2025-03-28 18:00", 1);

        // Friday to Monday: none. To Tuesday: Monday. To the Monday after: Mon..Fri.
        assertThat(history.value(Feature.IDLE_BUSINESS_DAYS, NOW)).isZero();
        assertThat(history.value(Feature.IDLE_BUSINESS_DAYS, "2025-04-01 00:00")).isEqualTo(1);
        assertThat(history.value(Feature.IDLE_BUSINESS_DAYS, "2025-04-07 00:00")).isEqualTo(5);
    }

    @Test
    void whoNeverStartsIsIdleFromFourteenDaysAfterThePurchase() {
        History history =
                new History()
                        .life(
                                "2025-03-03 12:00",
                                CLOSED_WON,
                                l -> {
                                    l.seats = 5;
                                    l.coreFeatures = List.of("a");
                                });

        assertThat(history.value(Feature.IDLE_BUSINESS_DAYS, "2025-03-17T11:59:59.999Z")).isNaN();
        assertThat(history.value(Feature.SEAT_UTILISATION, "2025-03-17T11:59:59.999Z")).isNaN();
        assertThat(history.value(Feature.IDLE_BUSINESS_DAYS, "2025-03-17 12:00")).isZero();
        assertThat(history.value(Feature.SEAT_UTILISATION, "2025-03-17 12:00")).isZero();
        assertThat(history.value(Feature.CORE_BREADTH, "2025-03-17 12:00")).isZero();
        // Between 03-17 and 03-31: 18..21 and 24..28.
        assertThat(history.value(Feature.IDLE_BUSINESS_DAYS, NOW)).isEqualTo(9);
    }

    @Test
    void whereUseIsNotConnectedNobodyIsExpectedToStart() {
        Evaluation evaluation =
                new History()
                        .life("2025-01-01 12:00", CLOSED_WON, l -> l.seats = 5)
                        .at(
                                NOW,
                                EngineSettings.defaults()
                                        .withConnected(Set.of(Stream.ACCOUNT_LIFECYCLE)));

        assertThat(evaluation.values().get(Feature.IDLE_BUSINESS_DAYS)).isNaN();
        assertThat(evaluation.values().applies(Feature.IDLE_BUSINESS_DAYS)).isFalse();
        assertThat(evaluation.values().applies(Feature.SEAT_UTILISATION)).isFalse();
        assertThat(evaluation.values().applies(Feature.VALUE_OVERDUE_RATIO)).isTrue();
    }
}
