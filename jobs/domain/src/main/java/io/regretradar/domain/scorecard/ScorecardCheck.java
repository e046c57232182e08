package io.regretradar.domain.scorecard;

import io.regretradar.domain.alert.Band;
import io.regretradar.domain.regret.RegretProfile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Says what is wrong with a scorecard before anything is scored by it. */
final class ScorecardCheck {

    /** The score goes from 0 to 100, so more points than that can mean nothing. */
    private static final double MOST_POINTS = 100;

    private static final double LARGEST_FACTOR = 10;
    private static final String KIND = "SCORECARD";

    private final List<String> problems = new ArrayList<>();

    private ScorecardCheck() {}

    /** Every problem found, each naming the key, the value and what is allowed; empty if sound. */
    static List<String> problems(Scorecard card) {
        ScorecardCheck check = new ScorecardCheck();
        check.features(card);
        check.factors(card);
        check.bands(card);
        check.words(card);
        check.limits(card);
        return check.problems;
    }

    private void features(Scorecard card) {
        List<String> ids = card.features().stream().map(FeatureRule::id).toList();
        List<String> all = Arrays.stream(Feature.values()).map(Feature::id).toList();
        if (!ids.equals(all)) {
            problems.add("features is " + ids + ", but must name, in this order, " + all);
            return;
        }
        card.features().forEach(this::feature);
    }

    private void feature(FeatureRule rule) {
        require(
                ordered(rule),
                rule.id() + " good/neutral/bad",
                rule.good() + "/" + rule.neutral() + "/" + rule.bad(),
                "in rising or in falling order");
        within(rule.maxCredit(), 0, MOST_POINTS, rule.id() + " maxCredit");
        within(rule.maxPoints(), 0, MOST_POINTS, rule.id() + " maxPoints");
        shares(rule.loads(), rule.id() + " loads");
        require(rule.group() != null, rule.id() + " group", rule.group(), "a group");
        require(rule.unit() != null, rule.id() + " unit", rule.unit(), "h, d, x, % or empty");
        require(rule.sentence() != null, rule.id() + " sentence", rule.sentence(), "a sentence");
        within(rule.decimals(), 0, Numbers.OUTPUT_DECIMALS, rule.id() + " decimals");
    }

    private static boolean ordered(FeatureRule rule) {
        double good = rule.good();
        double neutral = rule.neutral();
        if (!Double.isFinite(good) || !Double.isFinite(neutral)) {
            return false;
        }
        if (rule.bad() == null) {
            return good != neutral;
        }
        double bad = rule.bad();
        return Double.isFinite(bad)
                && (good <= neutral && neutral < bad || good >= neutral && neutral > bad);
    }

    private void factors(Scorecard card) {
        card.caps().forEach((group, cap) -> above(cap, 0, "caps." + group));
        card.stageMultipliers()
                .forEach(
                        (stage, factors) ->
                                factors.forEach(
                                        (group, factor) ->
                                                within(
                                                        factor,
                                                        0,
                                                        LARGEST_FACTOR,
                                                        "stageMultipliers."
                                                                + stage
                                                                + "."
                                                                + group)));
        above(card.processHalfLifeDays(), 0, "processHalfLifeDays");
        card.segmentMedians()
                .forEach(
                        (segment, medians) -> {
                            String key = "segmentMedians." + segment;
                            above(medians.salesCycleDays(), 0, key + ".salesCycleDays");
                            above(medians.annualValue(), 0, key + ".annualValue");
                        });
        require(
                card.segmentMedians().containsKey(Scorecard.DEFAULT_SEGMENT),
                "segmentMedians",
                card.segmentMedians().keySet(),
                "a map with an entry \"default\"");
    }

    private void bands(Scorecard card) {
        List<Band> names = card.bands().stream().map(rule -> rule.band()).toList();
        List<Band> expected = List.of(Band.WATCH, Band.AT_RISK, Band.CRITICAL);
        if (!names.equals(expected)) {
            problems.add("bands is " + names + ", but must be " + expected);
            return;
        }
        double enter = Double.NEGATIVE_INFINITY;
        double leave = Double.NEGATIVE_INFINITY;
        for (var rule : card.bands()) {
            require(
                    rule.enter() > enter && rule.leave() > leave && rule.leave() <= rule.enter(),
                    "bands." + rule.band() + " enter/leave",
                    rule.enter() + "/" + rule.leave(),
                    "rising from band to band, with leave not above enter");
            atLeastZero(rule.heldHours(), "bands." + rule.band() + " heldHours");
            enter = rule.enter();
            leave = rule.leave();
        }
        atLeastZero(card.exitHours(), "exitHours");
        atLeastZero(card.rapidRise().points(), "rapidRise.points");
        atLeastZero(card.floorDays().hard(), "floorDays.hard");
        atLeastZero(card.floorDays().championLeftAtRisk(), "floorDays.championLeftAtRisk");
    }

    private void words(Scorecard card) {
        for (RegretTag tag : card.regretTags()) {
            require(tag.tag() != null, "regretTags", tag, "entries with a tag");
            above(tag.severity(), 0, "regretTags." + tag.tag() + " severity");
            shares(tag.loads(), "regretTags." + tag.tag() + " loads");
        }
        card.billing().forEach((type, severity) -> above(severity, 0, "billing." + type));
    }

    private void limits(Scorecard card) {
        require(KIND.equals(card.kind()), "kind", card.kind(), KIND);
        require(card.version() >= 1, "version", card.version(), "at least 1");
        require(
                card.calibrated() == (card.evidence() != null),
                "evidence",
                card.evidence() == null ? null : "given",
                card.calibrated()
                        ? "given, since calibrated is true; radar calibrate writes it"
                        : "null, since calibrated is false");
        within(card.base(), 0, MOST_POINTS, "base");
        above(card.calibration().scale(), 0, "calibration.scale");
        above(card.calibration().b(), 0, "calibration.b");
        within(card.confidence().high(), 0, 1, "confidence.high");
        within(card.confidence().medium(), 0, card.confidence().high(), "confidence.medium");
        within(card.reasons().most(), 0, Feature.COUNT, "reasons.most");
        above(card.regret().scale(), 0, "regret.scale");
        above(card.regret().least(), 0, "regret.least");
        within(card.regret().lead(), 0, 1, "regret.lead");
        within(card.regret().surveyWeight(), 0, 1, "regret.surveyWeight");
        above(card.disagreement().change(), 0, "disagreement.change");
    }

    private void shares(List<Double> loads, String key) {
        require(
                loads != null
                        && loads.size() == RegretProfile.TYPES
                        && loads.stream().allMatch(load -> load != null && load >= 0 && load <= 1),
                key,
                loads,
                "four shares in 0..1");
    }

    private void above(double value, double limit, String key) {
        require(value > limit && Double.isFinite(value), key, value, "above " + limit);
    }

    private void atLeastZero(double value, String key) {
        require(value >= 0 && Double.isFinite(value), key, value, "at least 0");
    }

    private void within(double value, double least, double most, String key) {
        require(value >= least && value <= most, key, value, "in " + least + ".." + most);
    }

    private void require(boolean holds, String key, Object was, String allowed) {
        if (!holds) {
            problems.add(key + " is " + was + ", but must be " + allowed);
        }
    }
}
