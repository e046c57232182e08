package io.regretradar.domain.scorecard;

import io.regretradar.domain.rules.RuleException;
import io.regretradar.domain.rules.RuleJson;
import java.util.ArrayList;
import java.util.List;

/**
 * A scorecard on trial: every evaluation is scored by it as well, and the number is written beside
 * the one in force. It opens no alert and moves no band.
 *
 * @param version rises with every change of what is on trial
 * @param scorecard the one on trial; null for none
 */
public record ShadowScorecard(String kind, int version, Scorecard scorecard) {

    private static final String KIND = "SHADOW_SCORECARD";

    /**
     * A checked trial.
     *
     * @throws RuleException if the text is none, or its scorecard breaks one of the rules of
     *     scorecards
     */
    public static ShadowScorecard parse(String json) {
        ShadowScorecard shadow = RuleJson.read("The shadow scorecard", json, ShadowScorecard.class);
        List<String> problems = new ArrayList<>();
        if (!KIND.equals(shadow.kind())) {
            problems.add("kind is %s, but must be %s".formatted(shadow.kind(), KIND));
        }
        if (shadow.version() < 1) {
            problems.add("version is %d, but must be at least 1".formatted(shadow.version()));
        }
        if (shadow.scorecard() != null) {
            ScorecardCheck.problems(shadow.scorecard())
                    .forEach(problem -> problems.add("scorecard: " + problem));
        }
        if (!problems.isEmpty()) {
            throw new RuleException("Shadow scorecard version " + shadow.version(), problems);
        }
        return shadow;
    }
}
