package io.regretradar.cli.control;

import io.regretradar.domain.rules.ControlEvent;
import io.regretradar.domain.rules.RuleKind;
import io.regretradar.domain.rules.Rules;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** Publishes rules, and tells people what that does. */
final class Publication {

    private static final String SOURCE = "radar control";

    private final ControlTopic topic;

    Publication(ControlTopic topic) {
        this.topic = topic;
    }

    /**
     * @param bump whether the rules take the next version instead of their own
     * @return exit code: 0 if the job takes them, 1 if it refuses
     */
    int publish(RuleFile rules, boolean bump, Instant at, Instant now, PrintWriter out) {
        ControlTopic.Content before = topic.read();
        RuleFile file =
                bump ? rules.withVersion(before.gate().latestVersion(rules.kind()) + 1) : rules;
        Instant effectiveAt = at.truncatedTo(ChronoUnit.MILLIS);
        ControlTopic.Entry entry =
                topic.publish(
                        new ControlEvent(
                                UUID.randomUUID().toString(),
                                file.kind(),
                                file.version(),
                                effectiveAt.toEpochMilli(),
                                file.text()),
                        now,
                        SOURCE);
        if (!entry.accepted()) {
            out.println("Refused, the last good version stays. " + entry.why());
            return 1;
        }
        out.printf(
                "%s version %d holds for every account from %s on.%n",
                file.kind(), file.version(), effectiveAt);
        if (file.kind() != RuleKind.SILENCE) {
            List<String> differences = file.differences(present(before, file.kind()));
            out.println(
                    differences.isEmpty()
                            ? "It says the same as the version before it."
                            : "It changes:");
            differences.forEach(line -> out.println("  " + line));
            out.printf("To take it back: radar control rollback %s%n", file.kind());
        }
        return 0;
    }

    /** The last accepted rules of that kind. */
    private static String present(ControlTopic.Content content, RuleKind kind) {
        String json = Rules.defaultJson(kind);
        for (ControlTopic.Entry entry : content.entries()) {
            if (entry.accepted() && entry.event().kind() == kind) {
                json = entry.event().json();
            }
        }
        return json;
    }
}
