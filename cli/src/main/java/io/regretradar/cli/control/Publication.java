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
        if (file.kind() == RuleKind.SHADOW_SCORECARD) {
            trial(Trial.cardOf(file.text()), latest(before, RuleKind.SCORECARD), out);
        } else if (file.kind() != RuleKind.SILENCE) {
            changes("It changes:", file.differences(latest(before, file.kind())), out);
            out.printf("To take it back: radar control rollback %s%n", file.kind());
        }
        return 0;
    }

    private static void trial(RuleFile card, String inForce, PrintWriter out) {
        if (card == null) {
            out.println("No scorecard is on trial from then on.");
            return;
        }
        changes(
                "Scorecard %d is on trial; alerts follow the one in force, from which it differs in:"
                        .formatted(card.version()),
                card.differences(inForce),
                out);
        out.println(
                "To compare both: radar evaluate --elasticsearch URL --outcomes FILE --shadow --scorecard CARD");
        out.println("To switch to it: radar control promote");
        out.println("To end the trial: radar control rollback SHADOW_SCORECARD");
    }

    private static void changes(String headline, List<String> differences, PrintWriter out) {
        out.println(
                differences.isEmpty() ? "It says the same as the version before it." : headline);
        differences.forEach(line -> out.println("  " + line));
    }

    /** The last accepted rules of that kind. */
    static String latest(ControlTopic.Content content, RuleKind kind) {
        String json = Rules.defaultJson(kind);
        for (ControlTopic.Entry entry : content.entries()) {
            if (entry.accepted() && entry.event().kind() == kind) {
                json = entry.event().json();
            }
        }
        return json;
    }
}
