package io.regretradar.domain.learning;

import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.MaxIter;
import org.hipparchus.optim.SimpleValueChecker;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunctionGradient;
import org.hipparchus.optim.nonlinear.scalar.gradient.NonLinearConjugateGradientOptimizer;

/**
 * Logistic regression with a normal prior on each coefficient: the likeliest coefficients given the
 * cases and the prior, which is an L2 penalty towards the prior.
 */
final class LogisticFit {

    private static final double PRECISE = 1e-10;
    private static final int MOST_STEPS = 20_000;

    private final double[][] inputs;
    private final double[] offsets;
    private final boolean[] lost;
    private final double caseWeight;

    /**
     * @param offsets what is added to the log odds of each case and is not fitted
     * @param caseWeight how much a case counts against the prior, above 0
     */
    LogisticFit(double[][] inputs, double[] offsets, boolean[] lost, double caseWeight) {
        this.inputs = inputs;
        this.offsets = offsets;
        this.lost = lost;
        this.caseWeight = caseWeight;
    }

    /**
     * @param prior the coefficients believed in before
     * @param spread how far each may well lie from it (one standard deviation); infinite for no
     *     belief
     */
    double[] coefficients(double[] prior, double[] spread) {
        return new NonLinearConjugateGradientOptimizer(
                        NonLinearConjugateGradientOptimizer.Formula.POLAK_RIBIERE,
                        new SimpleValueChecker(PRECISE, PRECISE))
                .optimize(
                        new MaxEval(MOST_STEPS),
                        new MaxIter(MOST_STEPS),
                        new ObjectiveFunction(at -> loss(at, prior, spread)),
                        new ObjectiveFunctionGradient(at -> gradient(at, prior, spread)),
                        GoalType.MINIMIZE,
                        new InitialGuess(prior))
                .getPoint();
    }

    /** Mean over the cases, so that the step sizes do not depend on how many there are. */
    private double loss(double[] at, double[] prior, double[] spread) {
        double sum = 0;
        for (int i = 0; i < lost.length; i++) {
            double odds = logOdds(i, at);
            double signed = lost[i] ? -odds : odds;
            // log(1 + e^x) without overflow.
            sum += Math.max(0, signed) + Math.log1p(Math.exp(-Math.abs(signed)));
        }
        double penalty = 0;
        for (int k = 0; k < at.length; k++) {
            double away = (at[k] - prior[k]) / spread[k];
            penalty += away * away / 2;
        }
        return (sum + penalty / caseWeight) / lost.length;
    }

    private double[] gradient(double[] at, double[] prior, double[] spread) {
        double[] slope = new double[at.length];
        for (int i = 0; i < lost.length; i++) {
            double miss = 1 / (1 + Math.exp(-logOdds(i, at))) - (lost[i] ? 1 : 0);
            for (int k = 0; k < at.length; k++) {
                slope[k] += miss * inputs[i][k];
            }
        }
        for (int k = 0; k < at.length; k++) {
            double pull = (at[k] - prior[k]) / (spread[k] * spread[k]);
            slope[k] = (slope[k] + pull / caseWeight) / lost.length;
        }
        return slope;
    }

    private double logOdds(int i, double[] at) {
        double sum = offsets[i];
        for (int k = 0; k < at.length; k++) {
            sum += inputs[i][k] * at[k];
        }
        return sum;
    }
}
