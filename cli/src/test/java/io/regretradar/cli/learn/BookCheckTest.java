package io.regretradar.cli.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.regretradar.cli.simulate.SimulationOptions;
import io.regretradar.cli.simulate.SimulationSettings;
import io.regretradar.domain.alert.Band;
import io.regretradar.domain.event.Stream;
import io.regretradar.domain.learning.Horizon;
import io.regretradar.domain.learning.HorizonQuality;
import io.regretradar.domain.learning.ScoreQuality;
import io.regretradar.domain.learning.WarningQuality;
import io.regretradar.domain.rules.RuleKind;
import io.regretradar.domain.rules.Rules;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Made-up books know nothing of the scorecard; docs/quality.md has larger ones, with five seeds.
 */
class BookCheckTest {

    @Test
    void theDefaultScorecardWarnsAndShuffledOutcomesSayNothing() {
        BookCheck book = check(1, 200, 300);

        HorizonQuality main = book.quality().main();
        assertThat(main.auc().low()).isGreaterThan(.65);
        assertThat(main.topDecileLift().low()).isGreaterThan(2);
        WarningQuality watch = book.quality().warnings(Band.WATCH);
        assertThat(watch.medianLeadDays()).isGreaterThan(14);
        assertThat(book.quality().leaks()).isEmpty();
        assertThat(book.shuffled().sample().lostAccounts()).isGreaterThan(20);
        assertThat(book.shuffled().auc().low()).as("%s", book.shuffled().auc()).isLessThan(.5);
        assertThat(book.shuffled().auc().high()).as("%s", book.shuffled().auc()).isGreaterThan(.5);
        assertThat(book.shuffledRefusal()).startsWith("Not calibrated: ");
    }

    @ParameterizedTest
    @EnumSource(
            value = Stream.class,
            names = {"SUPPORT_TICKETS", "PRODUCT_USAGE"})
    void oneStreamAloneIsScoredWithBandsThatCanBeReached(Stream only) {
        PastEvents book =
                PastEvents.simulated(
                        new SimulationSettings(1, 150, 200, SimulationOptions.DEFAULT_START),
                        Set.of(only));

        ScoreQuality quality =
                ScoreQuality.of(
                        book.scored(Rules.defaults(), Duration.ofDays(7)),
                        book.outcomes(),
                        Rules.defaults().scorecard(),
                        List.of(Horizon.OF_CHANCE),
                        10,
                        List.of());

        assertThat(quality.main().auc().low()).isGreaterThan(.5);
        assertThat(quality.bands().get(Band.NONE)).isBetween(.5, .99);
        assertThat(quality.bands().get(Band.WATCH)).isPositive();
        assertThat(quality.features())
                .filteredOn(feature -> !feature.neverAvailable())
                .allMatch(feature -> feature.feature().fedBy(Set.of(only)));
    }

    private static BookCheck check(long seed, int accounts, int days) {
        return BookCheck.of(
                seed,
                PastEvents.simulated(
                        new SimulationSettings(
                                seed, accounts, days, SimulationOptions.DEFAULT_START),
                        null),
                Rules.defaults(),
                Rules.defaultJson(RuleKind.SCORECARD),
                List.of(Horizon.OF_CHANCE),
                Duration.ofDays(7),
                10);
    }
}
