package io.regretradar.cli.control;

import io.regretradar.cli.console.CommandFailure;
import io.regretradar.cli.console.WrongUsage;
import io.regretradar.cli.kafka.KafkaOptions;
import io.regretradar.domain.rules.RuleKind;
import io.regretradar.domain.rules.Rules;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes the last change of a kind of rules back. */
@Command(
        name = "rollback",
        description = {
            "Takes a change back: publishes the rules before it again, as the next version.",
            "What was scored meanwhile stays as it was."
        },
        footer = {"", "Example:", "  radar control rollback SCORECARD"})
final class RollbackCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "KIND",
            description =
                    "SCORECARD, STAGES, TOUCHPOINT_PLAN, REFERRAL_RULES, PLAYS or SHADOW_SCORECARD.")
    private RuleKind kind;

    @Option(
            names = "--to",
            paramLabel = "VERSION",
            description = "Which version to go back to. Default: the one before the last.")
    private Long version;

    @Mixin private EffectiveOption effective;
    @Mixin private KafkaOptions kafka;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        if (!kind.replaces()) {
            throw new WrongUsage(
                    "KIND is SILENCE, but a silence replaces nothing. End one early by publishing one of the same name with an earlier end.");
        }
        ControlTopic topic = new ControlTopic(kafka.settings());
        RuleFile old = before(topic.read());
        Instant now = Instant.now();
        return new Publication(topic)
                .publish(old, true, effective.from(now), now, spec.commandLine().getOut());
    }

    private RuleFile before(ControlTopic.Content content) {
        List<RuleFile> accepted =
                content.entries().stream()
                        .filter(entry -> entry.accepted() && entry.event().kind() == kind)
                        .map(
                                entry ->
                                        RuleFile.of(
                                                kind + " version " + entry.event().version(),
                                                entry.event().json()))
                        .toList();
        RuleFile compiledIn = RuleFile.of("compiled-in " + kind, Rules.defaultJson(kind));
        if (version == null) {
            if (accepted.isEmpty()) {
                throw new CommandFailure(
                        "No version of %s was ever published, so there is nothing to take back."
                                .formatted(kind));
            }
            return accepted.size() == 1 ? compiledIn : accepted.get(accepted.size() - 2);
        }
        if (compiledIn.version() == version) {
            return compiledIn;
        }
        return accepted.stream()
                .filter(rules -> rules.version() == version)
                .findFirst()
                .orElseThrow(
                        () ->
                                new CommandFailure(
                                        "Version %d of %s is unknown; known are %d (compiled in) and %s."
                                                .formatted(
                                                        version,
                                                        kind,
                                                        compiledIn.version(),
                                                        accepted.stream()
                                                                .map(RuleFile::version)
                                                                .toList())));
    }
}
