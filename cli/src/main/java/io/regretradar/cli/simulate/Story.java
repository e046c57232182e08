package io.regretradar.cli.simulate;

/**
 * What the vendor and the customer's own business do to an account, day by day. It says nothing
 * about what the account makes of it: that is its {@link LatentRegret}.
 *
 * @param joinsOn the day of the simulation on which the account buys; negative where it did so
 *     before
 * @param value how much of the hoped-for outcome the product delivers, 0..1; .8 is a good customer
 * @param replyHours median hours to the first reply of support
 * @param questions how often it needs support relative to its peers; 1 is average
 * @param disappointments broken expectations per day: a promised feature that is not there
 * @param need demand for the product relative to a normal day: 1 is normal, .6 a low season
 * @param care how the vendor's people look after it
 * @param circumstances what else bears on it
 */
record Story(
        int joinsOn,
        Curve value,
        Curve replyHours,
        double questions,
        Curve disappointments,
        Curve need,
        Care care,
        Circumstances circumstances) {

    private static final double GOOD_VALUE = .8;
    private static final double LONG_A_CUSTOMER = .12;
    private static final double GOOD_REPLY_HOURS = 2.5;

    /** A customer for whom all is well. */
    static Story content(Dice dice) {
        return new Story(
                -(dice.chance(LONG_A_CUSTOMER) ? dice.whole(120, 340) : dice.whole(14, 75)),
                Curve.constant(dice.between(GOOD_VALUE - .06, GOOD_VALUE + .12)),
                Curve.constant(dice.logNormal(GOOD_REPLY_HOURS, .3)),
                1,
                Curve.constant(.002),
                Curve.constant(1),
                Care.good(dice),
                Circumstances.usual());
    }

    Story joining(int day) {
        return new Story(
                day, value, replyHours, questions, disappointments, need, care, circumstances);
    }

    Story withValue(Curve curve) {
        return new Story(
                joinsOn, curve, replyHours, questions, disappointments, need, care, circumstances);
    }

    Story withReplyHours(Curve curve) {
        return new Story(
                joinsOn, value, curve, questions, disappointments, need, care, circumstances);
    }

    Story withQuestions(double perPeer) {
        return new Story(
                joinsOn, value, replyHours, perPeer, disappointments, need, care, circumstances);
    }

    Story withDisappointments(Curve curve) {
        return new Story(joinsOn, value, replyHours, questions, curve, need, care, circumstances);
    }

    Story withNeed(Curve curve) {
        return new Story(
                joinsOn, value, replyHours, questions, disappointments, curve, care, circumstances);
    }

    Story with(Care other) {
        return new Story(
                joinsOn, value, replyHours, questions, disappointments, need, other, circumstances);
    }

    Story with(Circumstances other) {
        return new Story(joinsOn, value, replyHours, questions, disappointments, need, care, other);
    }
}
