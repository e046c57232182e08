package io.regretradar.cli.demo;

import io.regretradar.cli.simulate.Truth;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How well the alerts warned of what really came.
 *
 * @param churned accounts that left
 * @param churnedVisible of these, those whose regret shows in events
 * @param churnedWarned of the visible, those whose alert was open 14 days before they left
 * @param medianLeadDays median days from the opening of a warned account's alert to its leaving;
 *     empty without a warned account
 * @param healthy accounts that stayed and whose regret was never high
 * @param healthyBothered of these, those that were AT_RISK or worse at any time
 */
record TruthCheck(
        long churned,
        long churnedVisible,
        long churnedWarned,
        OptionalDouble medianLeadDays,
        long healthy,
        long healthyBothered) {

    static final Duration TIMELY = Duration.ofDays(14);

    /**
     * An alert that an account is likely to regret its purchase.
     *
     * @param recoveredAt when its condition ended, or null while it holds
     */
    record Episode(String account, Instant openedAt, Instant recoveredAt) {

        boolean openAt(Instant instant) {
            return !openedAt.isAfter(instant)
                    && (recoveredAt == null || recoveredAt.isAfter(instant));
        }
    }

    /**
     * @param bothered accounts that were AT_RISK or worse at any time
     */
    static TruthCheck of(List<Truth> truths, List<Episode> episodes, Set<String> bothered) {
        Map<String, List<Episode>> byAccount =
                episodes.stream().collect(Collectors.groupingBy(Episode::account));
        List<Truth> visible = truths.stream().filter(Truth::churnVisible).toList();
        double[] leadDays =
                visible.stream()
                        .map(truth -> warning(truth, byAccount.get(truth.account())))
                        .flatMap(Optional::stream)
                        .mapToDouble(lead -> lead.toMillis() / 86_400_000.0)
                        .sorted()
                        .toArray();
        List<Truth> healthy = truths.stream().filter(Truth::healthy).toList();
        return new TruthCheck(
                truths.stream().filter(Truth::churned).count(),
                visible.size(),
                leadDays.length,
                leadDays.length == 0
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(leadDays[(leadDays.length - 1) / 2]),
                healthy.size(),
                healthy.stream().filter(truth -> bothered.contains(truth.account())).count());
    }

    /** How long before its leaving the account's alert opened, if it was open in time. */
    private static Optional<Duration> warning(Truth truth, List<Episode> episodes) {
        if (episodes == null) {
            return Optional.empty();
        }
        Instant inTime = truth.churnedAt().minus(TIMELY);
        return episodes.stream()
                .filter(episode -> episode.openAt(inTime))
                .map(Episode::openedAt)
                .min(Comparator.naturalOrder())
                .map(opened -> Duration.between(opened, truth.churnedAt()));
    }
}
