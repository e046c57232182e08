package io.regretradar.domain.portfolio;

import io.regretradar.domain.portfolio.Fact.Standing;
import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What an account's standing contributes: to its local day's mixes and its local week's
 * consistency, the last one of the period. A customer who has left counts no more from that day on.
 */
final class StandingShare {

    private final Shares ofDay = new Shares();
    private final Shares ofWeek = new Shares();
    private long day = Long.MIN_VALUE;
    private long week = Long.MIN_VALUE;
    private long version = Long.MIN_VALUE;

    /** Takes a standing; false where it, or a later one, was taken before. */
    boolean accept(Standing standing, Consumer<RowChange> out) {
        if (standing.version() <= version) {
            return false;
        }
        version = standing.version();
        // A change of the time zone may lead back into a day that is over: that one stays.
        long today = Math.max(day, RowKind.day(standing.date()));
        if (today > day) {
            ofDay.settle();
            day = today;
        }
        if (RowKind.week(today) > week) {
            ofWeek.settle();
            week = RowKind.week(today);
        }
        ofDay.replace(standing.churned() ? Map.of() : mixes(standing), standing.at(), out);
        ofWeek.replace(standing.churned() ? Map.of() : evenness(standing), standing.at(), out);
        return true;
    }

    private Map<RowKey, Tally> mixes(Standing standing) {
        Map<RowKey, Tally> rows = new LinkedHashMap<>();
        rows.put(row(RowKind.BAND_MIX, standing, standing.band()), accounts(standing));
        if (standing.regret() != null) {
            rows.put(row(RowKind.REGRET_MIX, standing, standing.regret()), accounts(standing));
        }
        return rows;
    }

    private RowKey row(RowKind kind, Standing standing, String value) {
        return RowKey.of(kind, day, standing.segment(), standing.ownerId(), value);
    }

    private static Tally accounts(Standing standing) {
        return new Tally()
                .count(Measure.ACCOUNTS)
                .add(Measure.ANNUAL_VALUE, standing.annualValue())
                .add(Measure.VALUE_AT_RISK, standing.valueAtRisk())
                .add(Measure.SCORE, standing.score());
    }

    private Map<RowKey, Tally> evenness(Standing standing) {
        Map<Measure, BigDecimal> parts = standing.consistency();
        if (!parts.containsKey(Measure.CONSISTENCY)) {
            return Map.of();
        }
        Tally tally =
                new Tally()
                        .count(Measure.ACCOUNTS)
                        .add(Measure.CONSISTENCY, parts.get(Measure.CONSISTENCY));
        part(tally, parts, Measure.RESPONSE, Measure.RESPONSE_ACCOUNTS);
        part(tally, parts, Measure.TIMELINESS, Measure.TIMELINESS_ACCOUNTS);
        part(tally, parts, Measure.RATING, Measure.RATING_ACCOUNTS);
        part(tally, parts, Measure.OWNERS, Measure.OWNERS_ACCOUNTS);
        return Map.of(
                RowKey.of(RowKind.CONSISTENCY, week, standing.segment(), standing.ownerId()),
                tally);
    }

    private static void part(
            Tally tally, Map<Measure, BigDecimal> parts, Measure part, Measure accounts) {
        tally.add(part, parts.get(part)).count(accounts, parts.containsKey(part));
    }

    void write(StateOutput out) throws IOException {
        ofDay.write(out);
        ofWeek.write(out);
        out.fixed(day);
        out.fixed(week);
        out.fixed(version);
    }

    void read(StateInput in) throws IOException {
        ofDay.read(in);
        ofWeek.read(in);
        day = in.fixed();
        week = in.fixed();
        version = in.fixed();
    }
}
