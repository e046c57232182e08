package io.regretradar.domain.account;

/**
 * How even an account's experience was over 90 days, each part 0..1 (1 is even) and NaN without
 * enough samples.
 *
 * @param response evenness of the waits for a first reply
 * @param timeliness share of touchpoints that happened on time
 * @param rating evenness of the ratings
 * @param owners evenness between agents
 */
public record Consistency(double response, double timeliness, double rating, double owners) {

    private static final double[] WEIGHTS = {.4, .2, .2, .2};

    /** Weighted mean of the parts that there are; NaN without any. */
    public double index() {
        double[] parts = {response, timeliness, rating, owners};
        double sum = 0;
        double weight = 0;
        for (int i = 0; i < parts.length; i++) {
            if (!Double.isNaN(parts[i])) {
                sum += WEIGHTS[i] * parts[i];
                weight += WEIGHTS[i];
            }
        }
        return weight == 0 ? Double.NaN : sum / weight;
    }
}
