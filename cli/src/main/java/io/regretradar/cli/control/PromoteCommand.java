package io.regretradar.cli.control;

import io.regretradar.cli.console.CommandFailure;
import io.regretradar.cli.kafka.KafkaOptions;
import io.regretradar.domain.rules.RuleKind;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Switches to the scorecard that has been on trial. */
@Command(
        name = "promote",
        description = {
            "Puts the scorecard on trial in force and ends the trial, both at the same instant.",
            "To go back to the one before it: radar control rollback SCORECARD"
        },
        footer = {"", "Example:", "  radar control promote --in 10m"})
final class PromoteCommand implements Callable<Integer> {

    @Mixin private EffectiveOption effective;
    @Mixin private KafkaOptions kafka;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        ControlTopic topic = new ControlTopic(kafka.settings());
        ControlTopic.Content content = topic.read();
        RuleFile card = Trial.cardOf(Publication.latest(content, RuleKind.SHADOW_SCORECARD));
        if (card == null) {
            throw new CommandFailure(
                    "No scorecard is on trial, so there is none to promote. Put one on trial with 'radar control publish FILE --as-shadow'.");
        }
        Instant now = Instant.now();
        Instant at = effective.from(now);
        PrintWriter out = spec.commandLine().getOut();
        Publication publication = new Publication(topic);
        // It keeps the version that documents of the trial name, if that one is still to come.
        boolean taken = card.version() <= content.gate().latestVersion(RuleKind.SCORECARD);
        int refused = publication.publish(card, taken, at, now, out);
        return refused != 0 ? refused : publication.publish(Trial.none(), true, at, now, out);
    }
}
