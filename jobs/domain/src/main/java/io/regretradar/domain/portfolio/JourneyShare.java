package io.regretradar.domain.portfolio;

import io.regretradar.domain.journey.Stage;
import io.regretradar.domain.portfolio.Fact.StageChange;
import io.regretradar.domain.portfolio.Fact.Standing;
import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What an account's journey contributes to the funnel of its cohort: each stage once, by how its
 * latest visit stands, with the days of every visit that ended. An account bought again after a
 * churn begins anew in its new cohort; what it was in the old one stays.
 */
final class JourneyShare {

    /** How the latest visit of a stage stands. */
    private enum Visit {
        HERE,
        EXITED,
        DROPPED
    }

    private static final class Stay {
        private Visit visit;
        private boolean stalled;
        private final List<BigDecimal> days = new ArrayList<>();
    }

    private final Map<Stage, Stay> stays = new EnumMap<>(Stage.class);
    private final Shares shares = new Shares();
    private String cohort;
    private long at = Long.MIN_VALUE;
    private long seq;

    /** Takes a change; false where it, or a later one, was taken before. */
    boolean accept(StageChange change, Consumer<RowChange> out) {
        if (change.at() < at || change.at() == at && change.seq() <= seq) {
            return false;
        }
        at = change.at();
        seq = change.seq();
        if (change.cohort() != null && !change.cohort().equals(cohort)) {
            if (cohort != null) {
                shares.settle();
                stays.clear();
            }
            cohort = change.cohort();
        }
        left(change);
        if (change.to() != null) {
            stay(change.to()).visit = Visit.HERE;
        }
        contribute(change.at(), out);
        return true;
    }

    private void left(StageChange change) {
        if (change.from() == null) {
            return;
        }
        Stay stay = stay(change.from());
        stay.visit = change.to() == null ? Visit.DROPPED : Visit.EXITED;
        if (change.days() != null) {
            stay.days.add(change.days());
        }
    }

    private Stay stay(Stage stage) {
        return stays.computeIfAbsent(stage, ignored -> new Stay());
    }

    /** Notes that the account has been in its stage for too long. */
    void stalled(Standing standing, Consumer<RowChange> out) {
        Stay stay = standing.stage() == null ? null : stays.get(standing.stage());
        if (standing.stalled() && stay != null && !stay.stalled && stay.visit == Visit.HERE) {
            stay.stalled = true;
            contribute(standing.at(), out);
        }
    }

    /** Before the purchase there is no cohort to count in. */
    private void contribute(long now, Consumer<RowChange> out) {
        if (cohort == null) {
            return;
        }
        Map<RowKey, Tally> rows = new LinkedHashMap<>();
        long month = RowKind.month(YearMonth.parse(cohort));
        for (Map.Entry<Stage, Stay> entry : stays.entrySet()) {
            Stay stay = entry.getValue();
            Tally tally =
                    new Tally()
                            .count(Measure.ENTERED)
                            .count(Measure.ACCOUNTS, stay.visit == Visit.HERE)
                            .count(Measure.EXITED, stay.visit == Visit.EXITED)
                            .count(Measure.DROPPED, stay.visit == Visit.DROPPED)
                            .count(Measure.STALLED, stay.stalled);
            stay.days.forEach(tally::day);
            rows.put(RowKey.of(RowKind.STAGE_FUNNEL, month, cohort, entry.getKey().name()), tally);
        }
        shares.replace(rows, now, out);
    }

    void write(StateOutput out) throws IOException {
        out.text(cohort);
        out.fixed(at);
        out.number(seq);
        out.map(
                stays,
                entry -> {
                    out.symbol(entry.getKey());
                    out.symbol(entry.getValue().visit);
                    out.bool(entry.getValue().stalled);
                    out.list(entry.getValue().days, day -> Tally.decimal(out, day));
                });
        shares.write(out);
    }

    void read(StateInput in) throws IOException {
        cohort = in.text();
        at = in.fixed();
        seq = in.number();
        in.each(
                () -> {
                    Stay stay = stay(in.symbol(Stage.values()));
                    stay.visit = in.symbol(Visit.values());
                    stay.stalled = in.bool();
                    stay.days.addAll(in.list(() -> Tally.decimal(in)));
                });
        shares.read(in);
    }
}
