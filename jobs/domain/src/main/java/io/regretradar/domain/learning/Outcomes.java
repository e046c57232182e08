package io.regretradar.domain.learning;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** What became of every account. One of which nothing is said has stayed. */
public final class Outcomes {

    private final Map<String, List<Outcome>> byAccount = new TreeMap<>();
    private final Map<Outcome.Kind, Integer> counts = new EnumMap<>(Outcome.Kind.class);
    private final boolean downgradesCount;

    /**
     * @param downgradesCount whether a downgrade counts as a loss
     */
    public Outcomes(Collection<Outcome> outcomes, boolean downgradesCount) {
        this.downgradesCount = downgradesCount;
        for (Outcome outcome : outcomes) {
            byAccount.computeIfAbsent(outcome.account(), any -> new ArrayList<>()).add(outcome);
            counts.merge(outcome.kind(), 1, Integer::sum);
        }
        byAccount.values().forEach(list -> list.sort(Comparator.comparingLong(Outcome::at)));
    }

    /** How many outcomes of that kind there are. */
    public int count(Outcome.Kind kind) {
        return counts.getOrDefault(kind, 0);
    }

    /** Accounts of which an outcome is known. */
    public Collection<String> accounts() {
        return byAccount.keySet();
    }

    /** All that became of that account, in the order of time. */
    public List<Outcome> of(String account) {
        return byAccount.getOrDefault(account, List.of());
    }

    /** When the account was first lost after {@code from} and not after {@code until}. */
    public OptionalLong lostWithin(String account, long from, long until) {
        return of(account).stream()
                .filter(this::loss)
                .mapToLong(Outcome::at)
                .filter(at -> at > from && at <= until)
                .findFirst();
    }

    /** Whether the account had left by then, and had not come back. */
    public boolean gone(String account, long at) {
        boolean gone = false;
        for (Outcome outcome : of(account)) {
            if (outcome.at() > at) {
                break;
            }
            if (leaves(outcome)) {
                gone = true;
            } else if (outcome.kind() == Outcome.Kind.RENEWED) {
                gone = false;
            }
        }
        return gone;
    }

    /** Whether it is an outcome that the scores should have warned of. */
    boolean loss(Outcome outcome) {
        return leaves(outcome) || downgradesCount && outcome.kind() == Outcome.Kind.DOWNGRADED;
    }

    private static boolean leaves(Outcome outcome) {
        return outcome.kind() == Outcome.Kind.CHURNED || outcome.kind() == Outcome.Kind.NOT_RENEWED;
    }
}
