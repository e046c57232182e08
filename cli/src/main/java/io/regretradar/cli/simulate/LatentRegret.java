package io.regretradar.cli.simulate;

/**
 * How much an account regrets its purchase, which nobody can see: 0 not at all, 1 entirely. It
 * follows, with inertia and noise, what the account lives through: waits for answers, people who do
 * not come, value that does not come, expectations that were broken, doubts. From it alone, and
 * never from a score or a weight of ours, follows when the account leaves: leaving is the first
 * event of a process whose hazard is {@link #hazard}.
 *
 * <p>Beside it stands what no event can show: a budget cut, an acquisition. That weighs on the
 * decision to leave in the same way, but nobody uses, writes or rates differently because of it.
 */
final class LatentRegret {
    /** Regret from which on an account behaves visibly otherwise; below, it is like its peers. */
    static final double VISIBLE = .45;

    private static final double PATIENCE_HOURS = 24;
    private static final double UNBEARABLE_HOURS = 96;
    private static final double WAIT_HALF_LIFE_DAYS = 12;
    private static final double DISAPPOINTMENT_HALF_LIFE_DAYS = 20;
    private static final double WAITS_SCALE = .9;
    private static final double DISAPPOINTMENTS_SCALE = 1.6;
    private static final double STOOD_UP = .5;
    private static final double RISE_PER_DAY = 1 / 15.0;
    private static final double FALL_PER_DAY = 1 / 20.0;
    private static final double NOISE = .012;
    private static final double EXPECTED_VALUE = .62;

    private final Dice dice;
    private final double sensitivity;
    private final double leavesAt;
    private final int blowOn;

    private double waits;
    private double disappointments;
    private double doubts;
    private double shown;
    private double hidden;
    private double cumulatedHazard;

    /**
     * @param days length of the simulation, over which a hidden blow may fall
     */
    LatentRegret(Dice dice, int days) {
        this.dice = dice;
        this.sensitivity = dice.between(.75, 1.1);
        this.leavesAt = dice.exponential(1);
        this.shown = dice.between(.02, .1);
        this.blowOn = dice.chance(.035) ? dice.whole(days / 6, Math.max(days / 6, days)) : -1;
    }

    /** An answer came after so many hours. */
    void waited(double hours) {
        waits += Math.max(0, Math.min(1, (hours - PATIENCE_HOURS) / UNBEARABLE_HOURS));
    }

    /** The vendor did not come to an appointment. */
    void stoodUp() {
        waits += STOOD_UP;
    }

    /** From now on it doubts that much whether the purchase was worth its trouble, 0..1. */
    void doubts(double level) {
        doubts = level;
    }

    /** Something that was promised turned out not to be there. */
    void disappointed() {
        disappointments += 1;
    }

    /**
     * Lives through one day.
     *
     * @param value value that the product delivers, 0..1
     * @return the part of the day after which the account left, 0..1, or NaN if it stayed
     */
    double live(int day, double value) {
        double pressure = Math.min(1, sensitivity * pressure(value));
        double pace = pressure > shown ? RISE_PER_DAY : FALL_PER_DAY;
        shown = clamp(shown + pace * (pressure - shown) + dice.normal(0, NOISE));
        if (blowOn >= 0 && day >= blowOn) {
            hidden += .12 * (.95 - hidden);
        }
        waits *= halving(WAIT_HALF_LIFE_DAYS);
        disappointments *= halving(DISAPPOINTMENT_HALF_LIFE_DAYS);

        double today = hazard(1 - (1 - shown) * (1 - hidden));
        double missing = leavesAt - cumulatedHazard;
        cumulatedHazard += today;
        return missing <= today ? Math.max(0, missing / today) : Double.NaN;
    }

    /** Chance per day, for small values, that an account with that regret leaves. */
    static double hazard(double regret) {
        return .036 / (1 + Math.exp(-(regret - .74) / .06));
    }

    /** The part that makes people use, write and rate differently, 0..1. */
    double shown() {
        return shown;
    }

    /** All of it, the part that shows in nothing included, 0..1. */
    double whole() {
        return 1 - (1 - shown) * (1 - hidden);
    }

    /** What hurts most at the moment. */
    Grievance grievance(double value) {
        Grievance worst = Grievance.WAITING;
        for (Grievance each : Grievance.values()) {
            worst = hurt(each, value) > hurt(worst, value) ? each : worst;
        }
        return worst;
    }

    /** How much that hurts at the moment, 0..1. */
    double hurt(Grievance grievance, double value) {
        return switch (grievance) {
            case WAITING -> .85 * saturated(waits, WAITS_SCALE);
            case NO_VALUE -> .95 * lackOf(value);
            case BROKEN_PROMISE -> .85 * saturated(disappointments, DISAPPOINTMENTS_SCALE);
            case EFFORT -> .85 * doubts;
        };
    }

    private double pressure(double value) {
        double spared = 1;
        for (Grievance each : Grievance.values()) {
            spared *= 1 - hurt(each, value);
        }
        return 1 - spared;
    }

    private static double lackOf(double value) {
        return clamp((EXPECTED_VALUE - value) / .5);
    }

    private static double saturated(double amount, double scale) {
        return 1 - Math.exp(-amount / scale);
    }

    private static double halving(double halfLifeDays) {
        return Math.pow(.5, 1 / halfLifeDays);
    }

    private static double clamp(double x) {
        return Math.max(0, Math.min(1, x));
    }
}
