package io.regretradar.domain.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class PortfolioRowTest {

    private static final long MINUTE = 60_000;
    private static final RowKey KEY = RowKey.of(RowKind.CONSISTENCY, 0, "smb", "ana");

    private static RowChange change(long at) {
        return new RowChange(KEY, new Tally().count(Measure.ACCOUNTS), at);
    }

    @Test
    void isWrittenOnWholeMinutesAndNeverTwiceAtTheSame() {
        PortfolioRow row = PortfolioRow.start(KEY);
        assertThat(row.dueAt()).isEqualTo(Long.MAX_VALUE);

        row.accept(change(10 * MINUTE + 1), MINUTE);
        assertThat(row.written()).isEqualTo(11 * MINUTE);
        row.accept(change(10 * MINUTE + 2), MINUTE);
        assertThat(row.written()).as("a late change").isEqualTo(12 * MINUTE);
        row.accept(change(30 * MINUTE), MINUTE);
        assertThat(row.written()).as("on the minute").isEqualTo(30 * MINUTE);
        assertThat(row.tally().number(Measure.ACCOUNTS)).isEqualTo(3);
    }

    @Test
    void goesOnFromItsBinaryForm() throws IOException {
        PortfolioRow row = PortfolioRow.start(KEY);
        row.accept(change(MINUTE), MINUTE);
        row.written();
        row.accept(change(MINUTE), MINUTE);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        row.write(new DataOutputStream(bytes));

        PortfolioRow copy =
                PortfolioRow.read(
                        new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

        assertThat(copy.key()).isEqualTo(KEY);
        assertThat(copy.tally()).isEqualTo(row.tally());
        assertThat(copy.dueAt()).isEqualTo(2 * MINUTE);
    }

    @Test
    void theMedianIsExactAlsoAfterDaysWereTakenAway() {
        Tally tally = new Tally();
        for (String days : new String[] {"3.5", "1", "10", "7.25"}) {
            tally.day(new BigDecimal(days));
        }
        assertThat(tally.medianDays()).isEqualTo(5.375);

        tally.minus(new Tally().day(new BigDecimal("1.000")));
        assertThat(tally.medianDays()).isEqualTo(7.25);

        tally.minus(new Tally().day(BigDecimal.TEN).day(new BigDecimal("7.25")));
        tally.minus(new Tally().day(new BigDecimal("3.5")));
        assertThat(tally.isZero()).isTrue();
        assertThat(tally.medianDays()).isNaN();
    }

    @Test
    void idsAreShortEnoughAndDifferWhereKeysDo() {
        RowKey longOwner = RowKey.of(RowKind.CONSISTENCY, 0, "smb", "ü".repeat(1000));

        assertThat(longOwner.id().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .hasSizeLessThan(512);
        assertThat(RowKey.of(RowKind.CONSISTENCY, 0, "a/b", "c").id())
                .isNotEqualTo(RowKey.of(RowKind.CONSISTENCY, 0, "a", "b/c").id());
        assertThat(KEY.id()).isEqualTo("CONSISTENCY:smb/ana:1969-12-29");
    }

    @Test
    void aMixIsFinalThreeDaysAfterItsPeriodAndAFunnelNever() {
        long day = 86_400_000;
        assertThat(RowKind.BAND_MIX.finalAt(day)).isEqualTo(5 * day);
        assertThat(RowKind.CONSISTENCY.finalAt(0)).isEqualTo(10 * day);
        assertThat(RowKind.REFERRAL_FUNNEL.finalAt(0)).isEqualTo(807 * day);
        assertThat(RowKind.STAGE_FUNNEL.finalAt(0)).isEqualTo(Long.MAX_VALUE);
    }
}
