package io.regretradar.domain.portfolio;

import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Sums, and the days spent of which the median is wanted. Exact in decimals, so that tallies give
 * the same whatever the order in which they are added and taken away again.
 */
public final class Tally {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final Map<Measure, BigDecimal> sums = new EnumMap<>(Measure.class);
    private final NavigableMap<BigDecimal, Integer> days = new TreeMap<>();

    /** One more of these. */
    public Tally count(Measure measure) {
        return add(measure, BigDecimal.ONE);
    }

    /** One more of these if it holds. */
    public Tally count(Measure measure, boolean holds) {
        return holds ? count(measure) : this;
    }

    /** Adds a value; null adds nothing. */
    public Tally add(Measure measure, BigDecimal value) {
        if (value != null && value.signum() != 0) {
            sums.merge(measure, value, BigDecimal::add);
            sums.computeIfPresent(measure, (m, sum) -> sum.signum() == 0 ? null : sum);
        }
        return this;
    }

    /** One more stay of so many days. */
    public Tally day(BigDecimal value) {
        days(value.stripTrailingZeros(), 1);
        return this;
    }

    private void days(BigDecimal value, int times) {
        days.merge(value, times, Integer::sum);
        days.remove(value, 0);
    }

    /** Adds all of another. */
    public Tally plus(Tally other) {
        other.sums.forEach(this::add);
        other.days.forEach(this::days);
        return this;
    }

    /** Takes all of another away. */
    public Tally minus(Tally other) {
        other.sums.forEach((measure, sum) -> add(measure, sum.negate()));
        other.days.forEach((value, times) -> days(value, -times));
        return this;
    }

    /** Whether adding it changes nothing. */
    public boolean isZero() {
        return sums.isEmpty() && days.isEmpty();
    }

    /** The sum; 0 where nothing was added. */
    public BigDecimal sum(Measure measure) {
        return sums.getOrDefault(measure, BigDecimal.ZERO);
    }

    /** The sum as a whole number. */
    public long number(Measure measure) {
        return sum(measure).longValueExact();
    }

    /** One sum by another; NaN where the other is 0. */
    public double ratio(Measure of, Measure by) {
        return sum(by).signum() == 0 ? Double.NaN : sum(of).doubleValue() / sum(by).doubleValue();
    }

    /** Exact median of the days; of an even number the mean of the middle two; NaN of none. */
    public double medianDays() {
        long n = days.values().stream().mapToLong(Integer::longValue).sum();
        if (n == 0) {
            return Double.NaN;
        }
        BigDecimal middle = nth((n + 1) / 2).add(nth(n / 2 + 1));
        return middle.divide(TWO).doubleValue();
    }

    /** The n-th smallest, from 1. */
    private BigDecimal nth(long n) {
        long seen = 0;
        for (Map.Entry<BigDecimal, Integer> entry : days.entrySet()) {
            seen += entry.getValue();
            if (seen >= n) {
                return entry.getKey();
            }
        }
        return days.lastKey();
    }

    public void write(StateOutput out) throws IOException {
        out.map(
                sums,
                entry -> {
                    out.symbol(entry.getKey());
                    decimal(out, entry.getValue());
                });
        out.map(
                days,
                entry -> {
                    decimal(out, entry.getKey());
                    out.number(entry.getValue());
                });
    }

    public static Tally read(StateInput in) throws IOException {
        Tally tally = new Tally();
        in.each(() -> tally.sums.put(in.symbol(Measure.values()), decimal(in)));
        in.each(() -> tally.days.put(decimal(in), in.integer()));
        return tally;
    }

    /** A decimal or null. */
    static void decimal(StateOutput out, BigDecimal value) throws IOException {
        out.text(value == null ? null : value.toString());
    }

    static BigDecimal decimal(StateInput in) throws IOException {
        String text = in.text();
        return text == null ? null : new BigDecimal(text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tally that && new Tally().plus(this).minus(that).isZero();
    }

    @Override
    public int hashCode() {
        return days.hashCode();
    }

    @Override
    public String toString() {
        return "Tally" + sums + days;
    }
}
