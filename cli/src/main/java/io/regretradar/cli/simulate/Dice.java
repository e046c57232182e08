package io.regretradar.cli.simulate;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Seeded chance. Every part of a simulation throws its own dice, named after what they decide, so
 * that one more draw here changes nothing there; the same seed and name give the same throws.
 */
final class Dice {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private final long seed;
    private final UniformRandomProvider random;
    private final ZigguratSampler.NormalizedGaussian gaussian;

    private Dice(long seed) {
        this.seed = seed;
        this.random = RandomSource.XO_SHI_RO_256_PP.create(seed);
        this.gaussian = ZigguratSampler.NormalizedGaussian.of(random);
    }

    static Dice of(long seed) {
        return new Dice(seed);
    }

    /** Other dice, fixed by this seed and the name, whatever has been thrown with these. */
    Dice named(String name) {
        long hash = seed;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * GOLDEN_GAMMA;
            hash ^= hash >>> 29;
        }
        return new Dice(hash);
    }

    long seed() {
        return seed;
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    /** A whole number, both ends included. */
    int whole(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    double normal(double mean, double deviation) {
        return mean + deviation * gaussian.sample();
    }

    double logNormal(double median, double sigma) {
        return median * Math.exp(sigma * gaussian.sample());
    }

    double exponential(double mean) {
        return -mean * Math.log1p(-random.nextDouble());
    }

    int poisson(double mean) {
        return mean <= 0 ? 0 : PoissonSampler.of(random, mean).sample();
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** An index, in proportion to its weight. */
    int weighted(double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        double mark = random.nextDouble() * sum;
        int last = weights.length - 1;
        for (int i = 0; i < last; i++) {
            mark -= weights[i];
            if (mark < 0) {
                return i;
            }
        }
        return last;
    }
}
