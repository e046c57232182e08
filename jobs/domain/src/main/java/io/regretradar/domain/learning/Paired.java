package io.regretradar.domain.learning;

import io.regretradar.domain.scorecard.Evidence;
import io.regretradar.domain.scorecard.Numbers;
import java.util.function.ToDoubleBiFunction;

/** Two scorecards on the same cases: the same draws of accounts for both. */
final class Paired {

    private Paired() {}

    /** The measure of {@code young} minus that of {@code old}. */
    static Interval change(Sample old, Sample young, ToDoubleBiFunction<Sample, double[]> measure) {
        int[] places = new int[old.clusters];
        old.numbers.forEach((account, number) -> places[number] = young.numbers.get(account));
        double[] moved = new double[old.clusters];
        return AccountBootstrap.interval(
                old,
                weights -> {
                    for (int i = 0; i < places.length; i++) {
                        moved[places[i]] = weights[i];
                    }
                    return measure.applyAsDouble(young, moved)
                            - measure.applyAsDouble(old, weights);
                });
    }

    static Evidence.Measured measured(Sample sample) {
        return new Evidence.Measured(
                ends(HorizonQuality.aucOf(sample)),
                ends(AccountBootstrap.interval(sample, w -> Measures.brier(sample, w))),
                ends(AccountBootstrap.interval(sample, w -> Measures.calibrationError(sample, w))));
    }

    static Evidence.Ends ends(Interval interval) {
        return interval.known()
                ? new Evidence.Ends(
                        Numbers.output(interval.estimate()),
                        Numbers.output(interval.low()),
                        Numbers.output(interval.high()))
                : new Evidence.Ends(Numbers.output(interval.estimate()), null, null);
    }
}
