package io.regretradar.cli.simulate;

/**
 * How the vendor's people look after an account, day by day.
 *
 * @param replyHours median hours until the owner answers a message
 * @param forgets chance that a message is never answered, 0..1
 * @param misses chance that the vendor does not come to an appointment, 0..1
 * @param checkIns messages per day that ask how it is going and bring nothing
 * @param pitches attempts per day to sell more
 * @param handoffHours hours between the seller's leave and somebody taking over
 * @param handoffItems how many of the four things to pass on are passed on, 0..4
 */
record Care(
        Curve replyHours,
        Curve forgets,
        Curve misses,
        Curve checkIns,
        Curve pitches,
        double handoffHours,
        int handoffItems) {

    /** People who do what they said. */
    static Care good(Dice dice) {
        return new Care(
                Curve.constant(dice.logNormal(3.5, .3)),
                Curve.constant(0),
                Curve.constant(0),
                Curve.constant(.012),
                Curve.constant(.001),
                Math.min(20, dice.logNormal(5, .5)),
                dice.weighted(new double[] {0, 0, .08, .32, .6}));
    }

    Care withReplyHours(Curve curve) {
        return new Care(curve, forgets, misses, checkIns, pitches, handoffHours, handoffItems);
    }

    Care withForgets(Curve curve) {
        return new Care(replyHours, curve, misses, checkIns, pitches, handoffHours, handoffItems);
    }

    Care withMisses(Curve curve) {
        return new Care(replyHours, forgets, curve, checkIns, pitches, handoffHours, handoffItems);
    }

    Care withCheckIns(Curve curve) {
        return new Care(replyHours, forgets, misses, curve, pitches, handoffHours, handoffItems);
    }

    Care withPitches(Curve curve) {
        return new Care(replyHours, forgets, misses, checkIns, curve, handoffHours, handoffItems);
    }

    Care withHandoff(double hours, int items) {
        return new Care(replyHours, forgets, misses, checkIns, pitches, hours, items);
    }
}
