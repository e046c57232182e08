package io.regretradar.dashboards.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.regretradar.dashboards.field.FieldCatalogue;
import io.regretradar.dashboards.field.IndexFamily;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OldMonthsTest {

    private static final IndexFamily SCORES =
            FieldCatalogue.packaged().index("regret-scores").orElseThrow();

    /** January 2026 ends with January 31; thirty days after that is March 3. */
    @ParameterizedTest
    @CsvSource({
        "regret-scores-2026.01, 2026-03-02, false",
        "regret-scores-2026.01, 2026-03-03, true",
        "regret-scores-2025.12, 2026-02-01, true",
        "regret-scores-2026.02, 2026-03-03, false",
        "regret-scores-2026.13, 2036-03-03, false",
        "regret-scores-mine, 2036-03-03, false",
        "regret-scores, 2036-03-03, false",
        "regret-accounts-2020.01, 2036-03-03, false"
    })
    void aMonthIsOverSoManyDaysAfterItsEnd(String index, LocalDate today, boolean over) {
        assertThat(OldMonths.isOver(SCORES, index, 30, today)).isEqualTo(over);
    }
}
