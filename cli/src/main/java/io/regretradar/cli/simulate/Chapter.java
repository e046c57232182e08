package io.regretradar.cli.simulate;

/**
 * The time in which an account's story is told. It takes half a year to get from the first trouble
 * to its end, so a book of at most that length tells every story from its beginning. In a longer
 * one stories begin at any time, as they do in a business: trouble neither starts for all at once
 * nor runs out, and customers go on joining.
 *
 * @param begins day of the simulation on which it begins; negative where that was before
 * @param length days that it takes
 * @param days days of the whole simulation
 */
record Chapter(int begins, int length, int days) {
    private static final int LONGEST = 180;
    private static final int TROUBLE_FROM_PERCENT = 20;
    private static final int JOINED_BY_PERCENT = 60;

    static Chapter of(Dice dice, int days) {
        if (days <= LONGEST) {
            return new Chapter(0, days, days);
        }
        // Trouble is there from the first day on, and everyone has joined a week before the last.
        int earliest = -(LONGEST * TROUBLE_FROM_PERCENT / 100);
        int latest = days - LONGEST * JOINED_BY_PERCENT / 100 - 7;
        return new Chapter(dice.whole(earliest, latest), LONGEST, days);
    }

    /** A day in the chapter's first so many hundredths. */
    int within(Dice dice, int percent) {
        return begins + dice.whole(0, length * percent / 100);
    }

    /** When trouble sets in. */
    int onset(Dice dice) {
        return onset(dice, 1);
    }

    /** When trouble sets in that comes earlier than others by that factor, 0..1. */
    int onset(Dice dice, double factor) {
        int first = length * TROUBLE_FROM_PERCENT / 100;
        return begins + (int) (dice.whole(first, Math.max(first, length * 45 / 100)) * factor);
    }
}
