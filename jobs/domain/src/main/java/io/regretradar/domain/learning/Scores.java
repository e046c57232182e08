package io.regretradar.domain.learning;

import io.regretradar.domain.regret.RegretProfile;
import io.regretradar.domain.scorecard.Scorecard;
import io.regretradar.domain.scorecard.Scorer;
import java.util.Arrays;

/** Scores what was known at a snapshot by another scorecard. */
final class Scores {

    private Scores() {}

    static double raw(Scorecard card, Snapshot one) {
        double[] answers = new double[RegretProfile.TYPES];
        Arrays.fill(answers, Double.NaN);
        return new Scorer(card)
                .score(
                        new Scorer.Input(
                                one.values(),
                                one.stage(),
                                one.processDecay(),
                                new double[RegretProfile.TYPES],
                                answers))
                .raw();
    }
}
