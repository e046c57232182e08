package io.regretradar.domain.rules;

import java.time.Instant;
import java.util.List;

/**
 * A while without messages about some accounts, say during a migration. Alerts go on being kept;
 * only their messages stop. Of account, owner and segment at least one is given, and all that are
 * given must match.
 *
 * @param version rises with every silence published
 * @param name tells silences apart: a later one of the same name replaces the earlier, which is how
 *     one is ended early
 * @param account id of the account, or null for any
 * @param owner id of the account's owner, or null for any
 * @param segment the account's segment, or null for any
 * @param from ISO 8601 instant from which it holds
 * @param to ISO 8601 instant from which it no longer holds
 * @param comment why, for people
 */
public record Silence(
        String kind,
        long version,
        String name,
        String account,
        String owner,
        String segment,
        String from,
        String to,
        String comment) {

    private static final String KIND = RuleKind.SILENCE.name();

    /**
     * A checked silence.
     *
     * @throws RuleException if the text is none or makes no sense
     */
    public static Silence parse(String json) {
        Silence silence = RuleJson.readSparse("The silence", json, Silence.class);
        List<String> problems = silence.problems();
        if (!problems.isEmpty()) {
            throw new RuleException("Silence version " + silence.version(), problems);
        }
        return silence;
    }

    /** An account as a silence sees it. */
    public record Account(String id, String owner, String segment) {}

    /** Whether it covers that account at that instant, ms since 1970 UTC. */
    public boolean covers(Account who, long at) {
        return at >= start()
                && at < end()
                && (account == null || account.equals(who.id()))
                && (owner == null || owner.equals(who.owner()))
                && (segment == null || segment.equals(who.segment()));
    }

    /** Whether its time is past at that instant, ms since 1970 UTC. */
    public boolean over(long at) {
        return at >= end();
    }

    /** First instant that it covers, ms since 1970 UTC. */
    long start() {
        return Instant.parse(from).toEpochMilli();
    }

    /** First instant that it no longer covers, ms since 1970 UTC. */
    long end() {
        return Instant.parse(to).toEpochMilli();
    }

    private List<String> problems() {
        Problems problems = new Problems();
        problems.require(KIND.equals(kind), "kind", kind, KIND);
        problems.require(version >= 1, "version", version, "at least 1");
        problems.require(name != null && !name.isBlank(), "name", name, "a name");
        problems.require(
                account != null || owner != null || segment != null,
                "account, owner and segment",
                null,
                "given, at least one of the three");
        boolean fromGood = Problems.isInstant(from);
        boolean toGood = Problems.isInstant(to);
        problems.require(fromGood, "from", from, "an instant such as 2026-03-01T00:00:00Z");
        problems.require(toGood, "to", to, "an instant such as 2026-03-02T00:00:00Z");
        problems.require(
                !fromGood || !toGood || end() > start(), "to", to, "later than from = " + from);
        return problems.found();
    }
}
