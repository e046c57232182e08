package io.regretradar.cli.simulate;

import java.util.List;

/** What an account that regrets its purchase complains about, and in which words. */
enum Grievance {
    WAITING(List.of("competitor_mentioned", "comparing_alternatives", "comparing_alternatives")),
    NO_VALUE(List.of("not_worth_it", "not_needed", "never_worked", "too_much_effort")),
    BROKEN_PROMISE(List.of("missing_requirement", "not_what_was_sold", "decided_too_fast"));

    private final List<String> tags;

    Grievance(List<String> tags) {
        this.tags = tags;
    }

    /** A tag that an agent would put on such a complaint. */
    String tag(Dice dice) {
        return dice.pick(tags);
    }
}
