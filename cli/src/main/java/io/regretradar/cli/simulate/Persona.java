package io.regretradar.cli.simulate;

/** A kind of account, with its share of the book and the story that life writes for it. */
public enum Persona {
    /** Answered within hours, used by most, rates well. */
    HEALTHY(.44) {
        @Override
        Story story(Dice dice, int days) {
            return Story.content(dice);
        }
    },
    /** A sound product whose support comes to answer after days. */
    SLOW_SUPPORT(.09) {
        @Override
        Story story(Dice dice, int days) {
            Story before = Story.content(dice);
            int onset = onset(dice, days);
            double slow = Math.min(150, dice.logNormal(70, .3));
            return before.withReplyHours(before.replyHours().until(onset).then(onset + 4, slow))
                    .withQuestions(dice.between(1.4, 2.4));
        }
    },
    /** Uses it less every week and complains to nobody. */
    QUIET_DECLINE(.09) {
        @Override
        Story story(Dice dice, int days) {
            Story before = Story.content(dice);
            int onset = onset(dice, days);
            int end = onset + dice.whole(20, 45);
            return before.withValue(before.value().until(onset).then(end, dice.between(.03, .3)));
        }
    },
    /** Was sold something else, and says so. */
    DETRACTOR(.07) {
        @Override
        Story story(Dice dice, int days) {
            Story before = Story.content(dice);
            int onset = onset(dice, days) / 2;
            return before.withValue(
                            before.value().until(onset).then(onset + 30, dice.between(.38, .6)))
                    .withDisappointments(
                            Curve.constant(.02)
                                    .until(onset)
                                    .then(onset + 7, dice.between(.06, .16)));
        }
    },
    /** A new customer who stops coming once the trainings are over. */
    SILENT_AFTER_ONBOARDING(.06) {
        @Override
        Story story(Dice dice, int days) {
            Story before = Story.content(dice);
            int joins = dice.whole(0, days * 3 / 10);
            int stops = joins + dice.whole(14, 30);
            return before.withValue(
                            Curve.constant(.35)
                                    .until(joins)
                                    .then(joins + 7, .75)
                                    .until(stops)
                                    .then(stops + 10, dice.between(0, .08)))
                    .joining(joins);
        }
    },
    /** Neglected for a month, then won back. */
    RECOVERING(.06) {
        @Override
        Story story(Dice dice, int days) {
            Story before = Story.content(dice);
            int onset = onset(dice, days);
            int turn = onset + dice.whole(20, 35);
            double slow = dice.logNormal(60, .3);
            return before.withReplyHours(
                            before.replyHours()
                                    .until(onset)
                                    .then(onset + 4, slow)
                                    .until(turn)
                                    .then(turn + 5, 2))
                    .withQuestions(1.6)
                    .withValue(
                            before.value()
                                    .until(onset + 5)
                                    .then(turn, dice.between(.4, .55))
                                    .until(turn + 4)
                                    .then(turn + 20, .85));
        }
    },
    /** Needs the product more in one half of its year than in the other, and is content. */
    SEASONAL(.08) {
        @Override
        Story story(Dice dice, int days) {
            int period = dice.whole(70, 130);
            double low = dice.between(.6, .75);
            Curve need = Curve.constant(1).until(dice.whole(0, period / 2));
            for (int day = need.days()[1]; day < days + period; day += period) {
                need = need.then(day + period / 2, low).then(day + period, 1);
            }
            return Story.content(dice).withNeed(need);
        }
    },
    /** One to four people; a single holiday is half of their use. */
    TINY(.07) {
        @Override
        Story story(Dice dice, int days) {
            return mostlyContent(dice, days);
        }
    },
    /** Hundreds of people, whose use comes aggregated. */
    HUGE(.04) {
        @Override
        Story story(Dice dice, int days) {
            return mostlyContent(dice, days);
        }
    };

    private final double share;

    Persona(double share) {
        this.share = share;
    }

    /** Part of the book that is of this kind, 0..1. */
    double share() {
        return share;
    }

    /** What happens to one account of this kind in a simulation of so many days. */
    abstract Story story(Dice dice, int days);

    private static int onset(Dice dice, int days) {
        return dice.whole(days / 5, Math.max(days / 5, days * 45 / 100));
    }

    /** Size decides nothing: the small and the large get into trouble as well. */
    private static Story mostlyContent(Dice dice, int days) {
        return dice.chance(.12) ? SLOW_SUPPORT.story(dice, days) : Story.content(dice);
    }
}
