package io.regretradar.cli.simulate;

import java.util.Arrays;

/** A value over the days of a simulation: straight lines between given days, flat outside. */
record Curve(int[] days, double[] values) {

    private static final int BEFORE_ALL = -100_000;

    static Curve constant(double value) {
        return new Curve(new int[] {BEFORE_ALL}, new double[] {value});
    }

    /** Stays as it is until that day. */
    Curve until(int day) {
        return then(day, values[values.length - 1]);
    }

    /** Goes to that value in a straight line, reaching it on that day. */
    Curve then(int day, double value) {
        int size = days.length;
        int[] laterDays = Arrays.copyOf(days, size + 1);
        double[] laterValues = Arrays.copyOf(values, size + 1);
        laterDays[size] = Math.max(day, days[size - 1]);
        laterValues[size] = value;
        return new Curve(laterDays, laterValues);
    }

    double at(int day) {
        int last = days.length - 1;
        if (day >= days[last]) {
            return values[last];
        }
        int right = 0;
        while (days[right] <= day) {
            right++;
        }
        if (right == 0) {
            return values[0];
        }
        double share = (double) (day - days[right - 1]) / (days[right] - days[right - 1]);
        return values[right - 1] + share * (values[right] - values[right - 1]);
    }
}
