package io.regretradar.domain.rules;

import java.util.List;

/** A rule set cannot be used; says each reason. */
public final class RuleException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String problems;

    public RuleException(String what, List<String> problems) {
        super(
                what
                        + " cannot be used: "
                        + String.join("; ", problems)
                        + ". The last good one stays.");
        this.problems = what + " cannot be used: " + String.join("; ", problems) + ".";
    }

    /** What is wrong, where nothing else is in force that could stay. */
    public String problems() {
        return problems;
    }
}
