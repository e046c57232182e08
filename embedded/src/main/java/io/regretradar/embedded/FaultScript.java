package io.regretradar.embedded;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Which fault meets which request, and how many there were. Safe for many threads. */
final class FaultScript {

    private final List<Rule> rules = new ArrayList<>();
    private long requests;
    private long faults;

    private static final class Rule {
        private final Fault fault;
        private final Predicate<String> requestLine;
        private int left;

        Rule(Fault fault, Predicate<String> requestLine, int left) {
            this.fault = fault;
            this.requestLine = requestLine;
            this.left = left;
        }
    }

    synchronized void add(Fault fault, int times, Predicate<String> requestLine) {
        if (times < 1) {
            throw new IllegalArgumentException(
                    "times is %d, but must be at least 1.".formatted(times));
        }
        rules.add(new Rule(fault, requestLine, times));
    }

    synchronized void clear() {
        rules.clear();
    }

    /** The fault for a request that just came: of the first rule that fits it. */
    synchronized Optional<Fault> next(String requestLine) {
        requests++;
        for (Iterator<Rule> all = rules.iterator(); all.hasNext(); ) {
            Rule rule = all.next();
            if (rule.requestLine.test(requestLine)) {
                if (--rule.left == 0) {
                    all.remove();
                }
                faults++;
                return Optional.of(rule.fault);
            }
        }
        return Optional.empty();
    }

    synchronized long requests() {
        return requests;
    }

    synchronized long faults() {
        return faults;
    }

    /** How many requests the rules still wait for. */
    synchronized int pending() {
        return rules.stream().mapToInt(rule -> rule.left).sum();
    }
}
