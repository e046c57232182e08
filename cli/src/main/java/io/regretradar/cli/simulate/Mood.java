package io.regretradar.cli.simulate;

import io.regretradar.domain.event.TouchpointEvent.Emotion;

/** What people say who feel so much regret. */
final class Mood {
    private static final double NAMES_AN_EMOTION = .2;

    private Mood() {}

    /**
     * An answer on a scale that ends at {@code best} for the content; may lie outside the scale.
     */
    static int answer(Dice dice, int worst, int best, double regret, double deviation) {
        double content = best - .06 * (best - worst);
        double felt = dice.normal(content - (best - worst) * .95 * regret, deviation);
        return (int) Math.max(worst, Math.min(best, Math.round(felt)));
    }

    /** An emotion that a message or a talk shows, or null. */
    static Emotion emotion(Dice dice, double regret) {
        if (!dice.chance(NAMES_AN_EMOTION)) {
            return null;
        }
        int kind = dice.whole(0, 2);
        return dice.chance(.08 + 1.2 * regret)
                ? new Emotion[] {Emotion.PAIN, Emotion.PROBLEM, Emotion.FEAR}[kind]
                : new Emotion[] {Emotion.WANT, Emotion.NEED, Emotion.DESIRE}[kind];
    }
}
