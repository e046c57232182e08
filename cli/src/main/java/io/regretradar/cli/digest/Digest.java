package io.regretradar.cli.digest;

import io.regretradar.cli.chart.Svg;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What the page says, in the order in which it says it. Every text in it comes as it is to be read;
 * the page escapes it.
 *
 * @param asOf the time that the page speaks of
 * @param owner whose accounts, or null for everyone's
 * @param accounts how many accounts were looked at
 * @param calibrated whether the chances behind the values at risk were fitted to outcomes
 * @param stale sources that fell silent, so that the page knows less than it should
 * @param unlisted accounts that need a call too, after those in the list
 */
record Digest(
        Instant asOf,
        String owner,
        int accounts,
        boolean calibrated,
        List<String> stale,
        Tiles tiles,
        List<Call> calls,
        int unlisted,
        Since since,
        List<Owed> promises,
        int morePromises,
        List<Share> regret,
        Journey journey,
        Advocacy advocacy) {

    /**
     * The day in six numbers, counted over all that need a call, listed or not.
     *
     * @param atRisk value at risk of the accounts that need a call; empty where none is known
     * @param fresh accounts that need a call since yesterday
     * @param untaken accounts whose alerts nobody has taken
     * @param escalated of these, those that were escalated
     */
    record Tiles(
            long critical,
            long serious,
            long watch,
            OptionalDouble atRisk,
            long fresh,
            long untaken,
            long escalated) {}

    /** What became different within a day. */
    record Since(List<Event> events, int moreEvents, List<Mover> worse, List<Mover> better) {
        boolean quiet() {
            return events.isEmpty() && worse.isEmpty() && better.isEmpty();
        }
    }

    /**
     * A change of an alert.
     *
     * @param what e.g. "New"
     * @param detail e.g. "Risk of regret, critical"
     */
    record Event(Instant at, Who who, String what, String detail) {}

    /** An account whose score moved. */
    record Mover(Who who, double before, double now, List<String> because) {}

    /**
     * What one customer still waits for.
     *
     * @param waits e.g. "2 tickets without a first answer"
     * @param longest e.g. "3 days"; null if unknown
     */
    record Owed(Who who, String owner, List<String> waits, String longest) {}

    /**
     * A kind of regret.
     *
     * @param share of all accounts that were assessed, 0..1
     * @param asked of these accounts, those where the customer was asked
     */
    record Share(
            String kind, long accounts, double share, OptionalDouble value, long asked, Svg bar) {}

    /** Where accounts stand and how long the stages took. */
    record Journey(List<Stage> stages, long accounts) {}

    /**
     * A stage of the journey.
     *
     * @param expectedDays null in an open-ended stage
     * @param medianDays null where nobody left it in 90 days
     */
    record Stage(
            String name,
            long accounts,
            long behind,
            long stalled,
            Svg bar,
            String expectedDays,
            String medianDays,
            long left,
            long dropped,
            long disputed) {}

    /**
     * Who can be asked for a referral, and how often that happens.
     *
     * @param followed whether referrals are followed at all in this deployment
     * @param askingRate asked per ready in 90 days; empty where nobody was ready
     * @param willingness accepted per asked; empty where nobody was asked
     */
    record Advocacy(
            boolean followed,
            List<Fan> fans,
            int moreFans,
            long ready,
            long asked,
            long accepted,
            long introduced,
            long won,
            long missed,
            OptionalDouble askingRate,
            OptionalDouble willingness,
            Svg bar) {}

    /** An account that may be asked now. */
    record Fan(Who who, String owner, OptionalDouble readiness, boolean prime) {}
}
