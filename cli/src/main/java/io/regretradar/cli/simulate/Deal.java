package io.regretradar.cli.simulate;

/**
 * How a purchase came about.
 *
 * @param cycleFactor length of the sales cycle relative to what is usual in its segment
 * @param evaluationSteps how many of demo, trial, reference call and all stakeholders, 0..4
 * @param alternatives how many other products were compared
 */
record Deal(double cycleFactor, int evaluationSteps, int alternatives) {

    /** As most purchases are. */
    static Deal usual(Dice dice) {
        return new Deal(
                dice.logNormal(1, .25),
                dice.weighted(new double[] {.01, .04, .15, .4, .4}),
                dice.poisson(1.6));
    }

    /** Decided in days, hardly anything tried. */
    static Deal hasty(Dice dice) {
        return new Deal(
                dice.between(.1, .3), dice.weighted(new double[] {.4, .45, .15}), dice.whole(0, 1));
    }

    /** Compared for months with everything there is. */
    static Deal laborious(Dice dice) {
        return new Deal(dice.between(3, 5), dice.whole(3, 4), dice.whole(5, 11));
    }
}
