package io.regretradar.domain.learning;

import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.LifecycleEvent;
import io.regretradar.domain.event.UsageEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Looks for outcomes that found their way into the history: fields filled in afterwards and dated
 * back, notices taken for forebodings, outcomes with the wrong date.
 */
public final class LeakCheck {

    /** No honest single measurement of a customer comes near this. */
    static final double TOO_PERFECT = .97;

    /** Corresponds to four fifths of one side with a value and none of the other. */
    static final double TELLTALE = .9;

    private static final double MOST_OF_THE_LOST = .5;
    private static final double HARDLY_ANY_OTHER = .02;
    private static final double NOT_BY_CHANCE = .05;
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long FAREWELL = 7 * DAY;

    /** A notice of some days is usual, and too late to be of use as a warning. */
    private static final long USUAL_NOTICE = 14 * DAY;

    private static final Set<LifecycleEvent.Type> NOTICES =
            Set.of(LifecycleEvent.Type.CHURNED, LifecycleEvent.Type.CANCELLATION_REQUESTED);

    private LeakCheck() {}

    /** Features that know too much. */
    static List<Leak> ofFeatures(List<FeatureQuality> features) {
        List<Leak> leaks = new ArrayList<>();
        for (FeatureQuality feature : features) {
            String id = feature.feature().id();
            if (feature.auc().known() && feature.auc().estimate() >= TOO_PERFECT) {
                leaks.add(
                        new Leak(
                                Leak.Kind.TOO_PERFECT,
                                id,
                                feature.lostAccounts(),
                                text(
                                        "%s alone tells lost accounts from others (AUC %.3f)."
                                                + " Look whether what it is computed from was"
                                                + " filled in or dated after the outcome.",
                                        id, feature.auc().estimate())));
            }
            double presence = feature.presenceAuc();
            if (Math.max(presence, 1 - presence) >= TELLTALE && feature.enough()) {
                leaks.add(
                        new Leak(
                                Leak.Kind.TELLTALE_PRESENCE,
                                id,
                                feature.lostAccounts(),
                                text(
                                        "%s %s (AUC of that alone %.3f). Look whether the events"
                                                + " it needs were only recorded for some"
                                                + " outcomes.",
                                        id,
                                        presence > .5
                                                ? "has a value for lost accounts and hardly for"
                                                        + " others"
                                                : "has hardly a value for lost accounts and has"
                                                        + " one for others",
                                        Math.max(presence, 1 - presence))));
            }
        }
        return leaks;
    }

    /** Events that know the outcome, or that contradict it. */
    public static List<Leak> ofEvents(
            Collection<? extends AccountEvent> events, Outcomes outcomes) {
        Set<String> accounts = new HashSet<>();
        Map<LifecycleEvent.Type, Set<String>> noticed = new EnumMap<>(LifecycleEvent.Type.class);
        Map<LifecycleEvent.Type, Set<String>> others = new EnumMap<>(LifecycleEvent.Type.class);
        Map<String, Long> lastUse = new HashMap<>();
        for (AccountEvent event : events) {
            accounts.add(event.accountId());
            if (event instanceof UsageEvent) {
                lastUse.merge(event.accountId(), event.occurredAt(), Math::max);
            } else if (event instanceof LifecycleEvent lifecycle
                    && NOTICES.contains(lifecycle.type())) {
                note(lifecycle, outcomes, noticed, others);
            }
        }
        List<String> lost =
                accounts.stream().filter(one -> firstLoss(one, outcomes) != null).toList();
        List<Leak> leaks = new ArrayList<>();
        noticed.forEach(
                (type, with) -> {
                    int without = others.getOrDefault(type, Set.of()).size();
                    int kept = accounts.size() - lost.size();
                    if (with.size() >= AccountBootstrap.LEAST_ACCOUNTS
                            && with.size() >= MOST_OF_THE_LOST * lost.size()
                            && without <= HARDLY_ANY_OTHER * kept) {
                        leaks.add(notice(type, with.size(), lost.size(), without, kept));
                    }
                });
        afterLoss(lost, lastUse, outcomes, leaks);
        return leaks;
    }

    private static void note(
            LifecycleEvent event,
            Outcomes outcomes,
            Map<LifecycleEvent.Type, Set<String>> noticed,
            Map<LifecycleEvent.Type, Set<String>> others) {
        Long loss = firstLoss(event.accountId(), outcomes);
        if (loss == null) {
            others.computeIfAbsent(event.type(), any -> new HashSet<>()).add(event.accountId());
        } else if (event.occurredAt() < loss - USUAL_NOTICE) {
            noticed.computeIfAbsent(event.type(), any -> new HashSet<>()).add(event.accountId());
        }
    }

    private static Leak notice(
            LifecycleEvent.Type type, int with, int lost, int without, int kept) {
        return new Leak(
                Leak.Kind.OUTCOME_AS_EVENT,
                type.name(),
                with,
                text(
                        "%s stands among the events before the outcome of %d of %d lost accounts,"
                                + " and of %d of %d others: the end is read there, not foreseen."
                                + " Date these outcomes at the notice.",
                        type, with, lost, without, kept));
    }

    private static void afterLoss(
            List<String> lost, Map<String, Long> lastUse, Outcomes outcomes, List<Leak> leaks) {
        long alive =
                lost.stream()
                        .filter(one -> outcomes.gone(one, Long.MAX_VALUE))
                        .filter(
                                one ->
                                        lastUse.getOrDefault(one, Long.MIN_VALUE)
                                                > firstLoss(one, outcomes) + FAREWELL)
                        .count();
        if (alive > 0 && alive >= NOT_BY_CHANCE * lost.size()) {
            leaks.add(
                    new Leak(
                            Leak.Kind.LIFE_AFTER_LOSS,
                            "product-usage",
                            (int) alive,
                            text(
                                    "%d of %d lost accounts use the product more than 7 days after"
                                            + " they left. Look whether outcomes are dated too"
                                            + " early, or events too late.",
                                    alive, lost.size())));
        }
    }

    private static Long firstLoss(String account, Outcomes outcomes) {
        OptionalLong loss = outcomes.lostWithin(account, Long.MIN_VALUE, Long.MAX_VALUE);
        return loss.isPresent() ? loss.getAsLong() : null;
    }

    private static String text(String format, Object... args) {
        return String.format(Locale.ROOT, format, args);
    }
}
