package io.regretradar.cli.control;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regretradar.cli.console.WrongUsage;
import io.regretradar.domain.rules.RuleKind;

/** Scorecards on their way into a trial and out of it. */
final class Trial {

    private Trial() {}

    /** A trial of that scorecard; its version is still to be given. */
    static RuleFile of(RuleFile card) {
        if (card.kind() != RuleKind.SCORECARD) {
            throw new WrongUsage(
                    "--as-shadow takes a SCORECARD, but %s holds %s. Publish it without --as-shadow."
                            .formatted(card.name(), card.kind()));
        }
        return trial(card.name(), card.json());
    }

    /** No trial any more; its version is still to be given. */
    static RuleFile none() {
        return trial("no shadow", null);
    }

    private static RuleFile trial(String name, ObjectNode card) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("kind", RuleKind.SHADOW_SCORECARD.name()).put("version", 1L);
        json.set("scorecard", card == null ? json.nullNode() : card);
        return new RuleFile(name, RuleKind.SHADOW_SCORECARD, 1, json);
    }

    /** The scorecard on trial, or null if there is none. */
    static RuleFile cardOf(String trial) {
        RuleFile file = RuleFile.of("the shadow scorecard", trial);
        return file.json().get("scorecard") instanceof ObjectNode card
                ? RuleFile.of("the scorecard on trial", card.toString())
                : null;
    }
}
