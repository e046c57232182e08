package io.regretradar.domain.scorecard;

import io.regretradar.domain.rules.RuleException;
import io.regretradar.domain.rules.RuleJson;
import java.util.List;

/** Reads scorecards from their JSON form. */
public final class Scorecards {

    private Scorecards() {}

    /**
     * A checked scorecard.
     *
     * @throws RuleException if the text is no scorecard or breaks one of its rules
     */
    public static Scorecard parse(String json) {
        Scorecard card = RuleJson.read("The scorecard", json, Scorecard.class);
        List<String> problems = ScorecardCheck.problems(card);
        if (!problems.isEmpty()) {
            throw new RuleException("Scorecard version " + card.version(), problems);
        }
        return card;
    }
}
