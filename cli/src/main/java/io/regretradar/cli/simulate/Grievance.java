package io.regretradar.cli.simulate;

import io.regretradar.domain.regret.RegretType;
import java.util.List;

/** What an account that regrets its purchase complains about, and in which words. */
enum Grievance {
    WAITING(
            RegretType.FOREGONE_ALTERNATIVES,
            List.of("competitor_mentioned", "comparing_alternatives", "comparing_alternatives")),
    NO_VALUE(
            RegretType.CHANGE_IN_SIGNIFICANCE,
            List.of("not_worth_it", "not_needed", "never_worked")),
    BROKEN_PROMISE(
            RegretType.UNDER_CONSIDERATION,
            List.of("missing_requirement", "not_what_was_sold", "decided_too_fast")),
    EFFORT(RegretType.OVER_CONSIDERATION, List.of("took_too_long", "too_much_effort"));

    private final RegretType type;
    private final List<String> tags;

    Grievance(RegretType type, List<String> tags) {
        this.type = type;
        this.tags = tags;
    }

    /** The kind of regret of one who complains about this. */
    RegretType type() {
        return type;
    }

    /** A tag that an agent would put on such a complaint. */
    String tag(Dice dice) {
        return dice.pick(tags);
    }
}
