package io.regretradar.domain.account;

import io.regretradar.domain.feature.Samples;
import io.regretradar.domain.scorecard.Feature;
import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** CSAT ratings 1..5 per day, and the consistency index that they and the waits make up. */
final class Ratings {

    private static final int DAYS = 90;
    private static final int LEAST = 5;
    private static final int LEAST_PER_AGENT = 3;
    private static final int SCALE = 5;

    private final DailyCounts counts = new DailyCounts(SCALE);

    void rate(int score, int day) {
        if (score >= 1 && score <= SCALE) {
            counts.add(day, score - 1, 1);
        }
    }

    /** How even the 90 days up to that one were; complement of {@link Feature#INCONSISTENCY}. */
    Consistency consistency(int day, DailyWaits waits, TouchMemory touches) {
        return new Consistency(
                ofResponse(day, waits), ofTime(day, touches), ofRating(day), ofOwner(day, waits));
    }

    private static double ofResponse(int day, DailyWaits waits) {
        Samples logs = new Samples();
        waits.each(from(day), day, wait -> logs.add(logHours(wait)));
        return logs.size() < LEAST
                ? Double.NaN
                : Math.exp(-1.4826 * logs.medianAbsoluteDeviation());
    }

    private static double ofTime(int day, TouchMemory touches) {
        long timed = touches.sum(TouchMemory.TIMED, from(day), day);
        return timed < LEAST
                ? Double.NaN
                : touches.sum(TouchMemory.ON_TIME, from(day), day) / (double) timed;
    }

    private double ofRating(int day) {
        long n = 0;
        double sum = 0;
        double squares = 0;
        for (int score = 1; score <= SCALE; score++) {
            long count = counts.sum(score - 1, from(day), day);
            n += count;
            sum += (double) count * score;
            squares += (double) count * score * score;
        }
        if (n < LEAST) {
            return Double.NaN;
        }
        double mean = sum / n;
        double deviation = Math.sqrt(Math.max(0, squares / n - mean * mean));
        return 1 - Math.min(1, deviation / 2);
    }

    private static double ofOwner(int day, DailyWaits waits) {
        Map<String, Samples> byAgent = new TreeMap<>();
        waits.each(
                from(day),
                day,
                wait -> {
                    if (wait.agentId() != null) {
                        byAgent.computeIfAbsent(wait.agentId(), ignored -> new Samples())
                                .add(logHours(wait));
                    }
                });
        byAgent.values().removeIf(samples -> samples.size() < LEAST_PER_AGENT);
        int n = byAgent.values().stream().mapToInt(Samples::size).sum();
        if (byAgent.size() < 2 || n < LEAST) {
            return Double.NaN;
        }
        double most = Double.NEGATIVE_INFINITY;
        double least = Double.POSITIVE_INFINITY;
        for (Samples samples : byAgent.values()) {
            most = Math.max(most, samples.median());
            least = Math.min(least, samples.median());
        }
        return Math.exp(-(most - least));
    }

    private static double logHours(DailyWaits.Wait wait) {
        return Math.log(1 + Times.hours(wait.millis()));
    }

    private static int from(int day) {
        return day - DAYS + 1;
    }

    void prune(int day) {
        counts.dropBefore(day - 90);
    }

    void write(StateOutput out) throws IOException {
        counts.write(out);
    }

    void read(StateInput in) throws IOException {
        counts.read(in);
    }
}
