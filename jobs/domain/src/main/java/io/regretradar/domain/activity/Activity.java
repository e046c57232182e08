package io.regretradar.domain.activity;

import io.regretradar.domain.event.TouchpointEvent.Emotion;
import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.IOException;

/** What happened in a span of time: counts, waits, emotions named. Counts saturate. */
public final class Activity {

    private static final Measure[] MEASURES = Measure.values();
    private static final Emotion[] EMOTIONS = Emotion.values();

    private final long[] counts = new long[MEASURES.length];
    private final long[] emotions = new long[EMOTIONS.length];
    private final WaitSketch firstResponses = new WaitSketch();
    private final WaitSketch resolutions = new WaitSketch();

    void count(Measure measure, long amount) {
        counts[measure.ordinal()] = plus(counts[measure.ordinal()], amount);
    }

    void emotion(Emotion emotion) {
        emotions[emotion.ordinal()]++;
    }

    void firstResponse(long millis) {
        firstResponses.add(millis);
    }

    void resolution(long millis) {
        resolutions.add(millis);
    }

    void merge(Activity other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] = plus(counts[i], other.counts[i]);
        }
        for (int i = 0; i < emotions.length; i++) {
            emotions[i] += other.emotions[i];
        }
        firstResponses.merge(other.firstResponses);
        resolutions.merge(other.resolutions);
    }

    private static long plus(long a, long b) {
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }

    public long count(Measure measure) {
        return counts[measure.ordinal()];
    }

    public long emotions(Emotion emotion) {
        return emotions[emotion.ordinal()];
    }

    /** Waits for a first response that ended in the span. */
    public WaitSketch firstResponses() {
        return firstResponses;
    }

    /** Times to the resolutions of the span. */
    public WaitSketch resolutions() {
        return resolutions;
    }

    /** Mean rating 1..5, NaN without one. */
    public double csatMean() {
        long n = count(Measure.CSAT_ANSWERS);
        return n == 0 ? Double.NaN : count(Measure.CSAT_SUM) / (double) n;
    }

    /** 100 (promoters - detractors)/answers, NaN without an answer. */
    public double npsScore() {
        long n = count(Measure.NPS_ANSWERED);
        long lead = count(Measure.PROMOTERS) - count(Measure.DETRACTORS);
        return n == 0 ? Double.NaN : 100.0 * lead / n;
    }

    /** Written sparsely: most counts of most days are zero. */
    void write(StateOutput out) throws IOException {
        sparse(out, counts);
        sparse(out, emotions);
        firstResponses.write(out);
        resolutions.write(out);
    }

    void read(StateInput in) throws IOException {
        sparse(in, counts);
        sparse(in, emotions);
        firstResponses.read(in);
        resolutions.read(in);
    }

    private static void sparse(StateOutput out, long[] values) throws IOException {
        for (int i = 0; i < values.length; i++) {
            if (values[i] != 0) {
                out.number(i);
                out.number(values[i]);
            }
        }
        out.number(-1);
    }

    private static void sparse(StateInput in, long[] values) throws IOException {
        for (int i = in.integer(); i >= 0; i = in.integer()) {
            values[i] = in.number();
        }
    }
}
