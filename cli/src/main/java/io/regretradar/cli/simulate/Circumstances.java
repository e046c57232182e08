package io.regretradar.cli.simulate;

import java.util.EnumMap;
import java.util.Map;

/**
 * What else bears on an account.
 *
 * @param doubts how much more trouble the purchase is than it seemed worth, 0..1
 * @param noise how readily its people complain whatever they feel: 0 as most, 1 at all times
 * @param growth how often it buys more relative to its peers; 1 is average
 * @param advocacy chance that it is asked for, or offers, a referral beyond its owner's habit, 0..1
 * @param turns days on which something happens once
 */
record Circumstances(
        Curve doubts, double noise, double growth, double advocacy, Map<Turn, Integer> turns) {

    /** Something that happens once, on a given day. */
    enum Turn {
        /** The one who wanted the product leaves the customer. */
        CHAMPION_LEAVES,
        /** Somebody takes that place. */
        CHAMPION_REPLACED,
        /** The vendor asks for more money. */
        PRICE_RISES,
        /** The customer is bought or goes bankrupt, and is gone. */
        TAKEN_OVER
    }

    /** Nothing in particular. */
    static Circumstances usual() {
        return new Circumstances(Curve.constant(0), 0, 1, 0, Map.of());
    }

    boolean turns(Turn turn, int day) {
        return turns.getOrDefault(turn, Integer.MIN_VALUE) == day;
    }

    Circumstances withDoubts(Curve curve) {
        return new Circumstances(curve, noise, growth, advocacy, turns);
    }

    Circumstances withNoise(double level) {
        return new Circumstances(doubts, level, growth, advocacy, turns);
    }

    Circumstances withGrowth(double perPeer) {
        return new Circumstances(doubts, noise, perPeer, advocacy, turns);
    }

    Circumstances withAdvocacy(double chance) {
        return new Circumstances(doubts, noise, growth, chance, turns);
    }

    Circumstances with(Turn turn, int day) {
        Map<Turn, Integer> more = new EnumMap<>(Turn.class);
        more.putAll(turns);
        more.put(turn, day);
        return new Circumstances(doubts, noise, growth, advocacy, Map.copyOf(more));
    }
}
