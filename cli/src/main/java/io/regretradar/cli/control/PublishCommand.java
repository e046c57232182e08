package io.regretradar.cli.control;

import io.regretradar.cli.kafka.KafkaOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Publishes rules to the running job. */
@Command(
        name = "publish",
        description = {
            "Publishes the rules in a file to the running job, and says whether it takes them.",
            "All accounts follow them from one instant of event time on, at their next evaluation."
        },
        footer = {
            "",
            "Examples:",
            "  radar control publish scorecard.json --at 2026-03-01T00:00:00Z",
            "  radar control publish card-2.json --as-shadow"
        })
final class PublishCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "A JSON document of rules.")
    private Path file;

    @Option(
            names = "--bump",
            description = "Give them the next version, whatever version the file says.")
    private boolean bump;

    @Option(
            names = "--as-shadow",
            description = {
                "Put the scorecard in FILE on trial: every evaluation is scored by it as well and the"
                        + " number is written beside the one in force. No alert follows it."
            })
    private boolean asShadow;

    @Mixin private EffectiveOption effective;
    @Mixin private KafkaOptions kafka;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        RuleFile rules = RuleFile.read(file);
        if (asShadow) {
            rules = Trial.of(rules);
        }
        Instant now = Instant.now();
        Publication publication = new Publication(new ControlTopic(kafka.settings()));
        return publication.publish(
                rules, bump || asShadow, effective.from(now), now, spec.commandLine().getOut());
    }
}
