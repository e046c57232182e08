package io.regretradar.cli.simulate;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What was really the case with a simulated account, which no event says.
 *
 * @param churnedAt when it left, or null
 * @param churnVisible whether it left with a regret that made its people use, write or rate
 *     differently; false where the reason was hidden (a budget cut, an acquisition) or nobody left
 * @param healthy whether it stayed, and its regret was never high
 * @param meanRegret mean of the latent regret over its days, 0..1
 * @param peakRegret largest latent regret, 0..1
 * @param weeklyRegret latent regret at the end of every seventh day of the account, 0..1
 */
public record Truth(
        String account,
        String name,
        String persona,
        boolean churned,
        Instant churnedAt,
        boolean churnVisible,
        boolean healthy,
        double meanRegret,
        double peakRegret,
        List<Double> weeklyRegret) {

    /** Latent regret that is no longer a mood. */
    static final double HIGH = .4;

    static Truth of(
            Customer customer, Instant churnedAt, boolean churnVisible, List<Double> curve) {
        double peak = curve.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        double mean = curve.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        return new Truth(
                customer.id(),
                customer.name(),
                customer.persona().name(),
                churnedAt != null,
                churnedAt,
                churnVisible,
                churnedAt == null && peak < HIGH,
                rounded(mean),
                rounded(peak),
                IntStream.range(0, curve.size())
                        .filter(day -> day % 7 == 6)
                        .mapToObj(day -> rounded(curve.get(day)))
                        .toList());
    }

    private static double rounded(double x) {
        return Math.round(x * 1000) / 1000.0;
    }
}
