package io.regretradar.domain.rules;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a set of rules: each with its key, the value and what is allowed. */
public final class Problems {

    private final List<String> found = new ArrayList<>();

    /** Notes a problem unless the condition holds. */
    public void require(boolean holds, String key, Object was, String allowed) {
        if (!holds) {
            found.add(key + " is " + was + ", but must be " + allowed);
        }
    }

    /** Notes a problem unless the value is finite and above the limit. */
    public void above(double value, double limit, String key) {
        require(value > limit && Double.isFinite(value), key, value, "above " + limit);
    }

    /** Notes a problem unless the value lies within both limits. */
    public void within(double value, double least, double most, String key) {
        require(value >= least && value <= most, key, value, "in " + least + ".." + most);
    }

    /** All that was found, in the order of finding. */
    public List<String> found() {
        return List.copyOf(found);
    }

    static boolean isInstant(String text) {
        try {
            return text != null && Instant.parse(text) != null;
        } catch (DateTimeParseException wrong) {
            return false;
        }
    }
}
