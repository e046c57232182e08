package io.regretradar.cli.simulate;

import io.regretradar.cli.simulate.Circumstances.Turn;

/** A kind of account, with its share of the book and the story that life writes for it. */
public enum Persona {
    /** Answered within hours, used by most, rates well. */
    HEALTHY(.24) {
        @Override
        Story story(Dice dice, Chapter chapter) {
            Story story = Story.content(dice);
            return dice.chance(.2) ? story.joining(chapter.within(dice, 60)) : story;
        }
    },
    /** A sound product whose support comes to answer after days. */
    SLOW_SUPPORT(.06) {
        @Override
        Story story(Dice dice, Chapter chapter) {
            Story before = Story.content(dice);
            int onset = chapter.onset(dice);
            double slow = Math.min(150, dice.logNormal(70, .3));
            return before.withReplyHours(before.replyHours().until(onset).then(onset + 4, slow))
                    .withQuestions(dice.between(1.4, 2.4));
        }
    },
    /** Uses it less every week and complains to nobody. */
    QUIET_DECLINE(.06) {
        @Override
        Story story(Dice dice, Chapter chapter) {
            Story before = Story.content(dice);
            int onset = chapter.onset(dice);
            int end = onset + dice.whole(20, 45);
            return before.withValue(before.value().until(onset).then(end, dice.between(.03, .3)));
        }
    },
    /** Was sold something else, and says so. */
    DETRACTOR(.04) {
        @Override
        Story story(Dice dice, Chapter chapter) {
            Story before = Story.content(dice);
            int onset = chapter.onset(dice, .5);
            return before.withValue(
                            before.value().until(onset).then(onset + 30, dice.between(.38, .6)))
                    .withDisappointments(
                            Curve.constant(.02)
                                    .until(onset)
                                    .then(onset + 7, dice.between(.06, .16)));
        }
    },
    /** A new customer who stops coming once the trainings are over. */
    SILENT_AFTER_ONBOARDING(.04) {
        @Override
        Story story(Dice dice, Chapter chapter) {
            Story before = Story.content(dice);
            int joins = chapter.within(dice, 30);
            int stops = joins + dice.whole(18, 32);
            return before.withValue(
                            before.value().until(stops).then(stops + 10, dice.between(0, .08)))
                    .joining(joins);
        }
    },
    /** Neglected for a month, then won back. */
    RECOVERING(.04) {
        @Override
        Story story(Dice dice, Chapter chapter) {
            Story before = Story.content(dice);
            int onset = chapter.onset(dice, .75);
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
    SEASONAL(.06) {
        @Override
        Story story(Dice dice, Chapter chapter) {
            int period = dice.whole(70, 130);
            double low = dice.between(.6, .75);
            Curve need = Curve.constant(1).until(dice.whole(0, period / 2));
            for (int day = need.days()[1]; day < chapter.days() + period; day += period) {
                need = need.then(day + period / 2, low).then(day + period, 1);
            }
            return Story.content(dice).withNeed(need);
        }
    },
    /** One to four people; a single holiday is half of their use. */
    TINY(.05) {
        @Override
        Story story(Dice dice, Chapter chapter) {
            return mostlyContent(dice, chapter);
        }
    },
    /** Hundreds of people, whose use comes aggregated. */
    HUGE(.03) {
        @Override
        Story story(Dice dice, Chapter chapter) {
            return mostlyContent(dice, chapter);
        }
    },
    /** A sound product, and an owner who does not answer, does not come and asks how it is. */
    SILENT_OWNER(.05) {
        @Override
        Story story(Dice dice, Chapter chapter) {
            Story before = Story.content(dice);
            boolean fresh = dice.chance(.4);
            int onset = fresh ? chapter.within(dice, 25) : chapter.onset(dice);
            Care care =
                    before.care()
                            .withReplyHours(
                                    before.care()
                                            .replyHours()
                                            .until(onset)
                                            .then(onset + 4, dice.between(90, 150)))
                            .withForgets(from(onset, .25))
                            .withMisses(from(onset, .4))
                            .withCheckIns(from(onset, .05));
            Story story =
                    before.with(care)
                            .withReplyHours(
                                    before.replyHours()
                                            .until(onset)
                                            .then(onset + 10, dice.between(20, 60)))
                            .withQuestions(1.4);
            return fresh ? story.joining(onset) : story;
        }
    },
    /** Sold, then left between two chairs: nobody takes over for days, sessions do not happen. */
    DROPPED_AT_HANDOFF(.03) {
        @Override
        Story story(Dice dice, Chapter chapter) {
            int joins = chapter.within(dice, 40);
            Story before = Story.content(dice).joining(joins);
            Care care =
                    before.care()
                            .withHandoff(dice.between(96, 190), dice.whole(0, 2))
                            .withMisses(Curve.constant(.5))
                            .withReplyHours(Curve.constant(dice.between(50, 100)))
                            .withForgets(Curve.constant(.1));
            return before.with(care)
                    .withValue(
                            before.value()
                                    .until(joins + 20)
                                    .then(joins + 50, dice.between(.25, .5)));
        }
    },
    /** The one who wanted it leaves; with a successor it goes on, without one it fades. */
    CHAMPION_LOST(.05) {
        @Override
        Story story(Dice dice, Chapter chapter) {
            Story before = Story.content(dice);
            int leaves = chapter.onset(dice);
            Circumstances alone = before.circumstances().with(Turn.CHAMPION_LEAVES, leaves);
            if (dice.chance(.4)) {
                return before.with(alone.with(Turn.CHAMPION_REPLACED, leaves + dice.whole(6, 13)));
            }
            return before.with(alone)
                    .withValue(
                            before.value()
                                    .until(leaves + 5)
                                    .then(leaves + 40, dice.between(.05, .35)));
        }
    },
    /** Bought in haste, is sold more before anything works, and misses what was shown. */
    OVERSOLD(.04) {
        @Override
        Story story(Dice dice, Chapter chapter) {
            int joins = chapter.within(dice, 35);
            Story before = Story.content(dice).joining(joins);
            return before.with(before.care().withPitches(Curve.constant(.09)))
                    .withValue(
                            before.value()
                                    .until(joins + 15)
                                    .then(joins + 40, dice.between(.35, .55)))
                    .withDisappointments(
                            Curve.constant(.02)
                                    .until(joins + 8)
                                    .then(joins + 18, dice.between(.1, .2)));
        }

        @Override
        Deal deal(Dice dice) {
            return Deal.hasty(dice);
        }
    },
    /** Compared for the better part of a year, and goes on doubting. */
    LONG_DELIBERATION(.03) {
        @Override
        Story story(Dice dice, Chapter chapter) {
            int joins = chapter.within(dice, 40);
            Story before = Story.content(dice).joining(joins);
            Curve doubts =
                    Curve.constant(.2)
                            .until(joins + 5)
                            .then(joins + 30, dice.between(.7, .95))
                            .until(joins + 90)
                            .then(joins + 160, .3);
            return before.with(before.circumstances().withDoubts(doubts))
                    .with(before.care().withCheckIns(Curve.constant(.1)));
        }

        @Override
        Deal deal(Dice dice) {
            return Deal.laborious(dice);
        }
    },
    /** Pays much more from one day on, and asks what for. */
    PRICE_SHOCK(.03) {
        @Override
        Story story(Dice dice, Chapter chapter) {
            Story before = Story.content(dice);
            int rises = chapter.onset(dice);
            return before.with(before.circumstances().with(Turn.PRICE_RISES, rises))
                    .withValue(before.value().until(rises).then(rises + 25, dice.between(.1, .45)));
        }
    },
    /** Content, and says so to others; one of the few who are asked. */
    ADVOCATE(.05) {
        @Override
        Story story(Dice dice, Chapter chapter) {
            Story story = Story.content(dice);
            return story.with(story.circumstances().withAdvocacy(.85));
        }
    },
    /** Needs more every month, and buys it. */
    GROWING(.04) {
        @Override
        Story story(Dice dice, Chapter chapter) {
            Story story = Story.content(dice);
            return story.withNeed(Curve.constant(1).until(0).then(chapter.days(), 1.35))
                    .with(story.circumstances().withGrowth(9));
        }
    },
    /** Complains loudly and often, and would not think of leaving. */
    COMPLAINER(.03) {
        @Override
        Story story(Dice dice, Chapter chapter) {
            Story story = Story.content(dice);
            return story.withQuestions(1.7).with(story.circumstances().withNoise(1));
        }
    },
    /** Content until the day on which somebody buys it, or its bank closes it. */
    TAKEN_OVER(.03) {
        @Override
        Story story(Dice dice, Chapter chapter) {
            Story story = Story.content(dice);
            int day = dice.whole(chapter.days() / 4, chapter.days());
            return story.with(story.circumstances().with(Turn.TAKEN_OVER, day));
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

    /** What happens to one account of this kind in its chapter. */
    abstract Story story(Dice dice, Chapter chapter);

    /** How an account of this kind came to buy. */
    Deal deal(Dice dice) {
        return Deal.usual(dice);
    }

    /** Nothing before that day, that much from then on. */
    private static Curve from(int day, double level) {
        return Curve.constant(0).until(day).then(day + 2, level);
    }

    /** Size decides nothing: the small and the large get into trouble as well. */
    private static Story mostlyContent(Dice dice, Chapter chapter) {
        return dice.chance(.12) ? SLOW_SUPPORT.story(dice, chapter) : Story.content(dice);
    }
}
