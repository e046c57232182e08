package io.regretradar.domain.rules;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can be changed while the job runs. Each kind has its own versions. */
public enum RuleKind {
    /** Features, curves, weights, bands. */
    SCORECARD,
    /** The stages of the journey and when each is left. */
    STAGES,
    /** Which contacts a customer can count on. */
    TOUCHPOINT_PLAN,
    /** No messages about some accounts for a while. */
    SILENCE,
    /** Who can be asked for a referral, and what becomes of one. */
    REFERRAL_RULES,
    /** What to do about a problem, by whom, until when, and when it counts as done. */
    PLAYS,
    /** A scorecard on trial beside the one in force. */
    SHADOW_SCORECARD;

    /** Whether the newest version replaces the one before; each silence stands for itself. */
    public boolean replaces() {
        return this != SILENCE;
    }

    /** The kind of that name, in any case. */
    public static Optional<RuleKind> named(String name) {
        return Arrays.stream(values()).filter(k -> k.name().equalsIgnoreCase(name)).findFirst();
    }

    /** All names, for messages. */
    public static String names() {
        return Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", "));
    }
}
