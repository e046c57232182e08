package io.regretradar.domain.scorecard;

import io.regretradar.domain.alert.Band;
import java.util.ArrayList;
import java.util.List;

/** Says what is wrong with a scorecard before anything is scored by it. */
final class ScorecardCheck {

    private final List<String> problems = new ArrayList<>();

    private ScorecardCheck() {}

    /** Every problem found, each naming the key, the value and what is allowed; empty if sound. */
    static List<String> problems(Scorecard card) {
        ScorecardCheck check = new ScorecardCheck();
        check.features(card);
        check.caps(card);
        check.bands(card);
        check.rest(card);
        return check.problems;
    }

    private void features(Scorecard card) {
        List<String> ids = card.features().stream().map(FeatureRule::id).toList();
        List<String> all = java.util.Arrays.stream(Feature.values()).map(Feature::id).toList();
        if (!ids.equals(all)) {
            problems.add("features is " + ids + ", but must name, in this order, " + all);
            return;
        }
        for (FeatureRule rule : card.features()) {
            boolean up =
                    rule.bad() == null ? rule.neutral() > rule.good() : rule.bad() > rule.neutral();
            boolean ordered =
                    up
                            ? rule.good() <= rule.neutral()
                                    && (rule.bad() == null || rule.neutral() < rule.bad())
                            : rule.good() >= rule.neutral()
                                    && (rule.bad() == null || rule.neutral() > rule.bad());
            require(
                    ordered,
                    rule.id() + " good/neutral/bad",
                    rule.good() + "/" + rule.neutral() + "/" + rule.bad(),
                    "in rising or in falling order");
            require(
                    rule.maxCredit() >= 0 && rule.maxPoints() >= 0,
                    rule.id() + " maxCredit/maxPoints",
                    rule.maxCredit() + "/" + rule.maxPoints(),
                    "at least 0");
            require(
                    rule.loads().size() == 4
                            && rule.loads().stream().allMatch(load -> load >= 0 && load <= 1),
                    rule.id() + " loads",
                    rule.loads(),
                    "four shares in 0..1");
        }
    }

    private void caps(Scorecard card) {
        card.caps().forEach((group, cap) -> require(cap > 0, "caps." + group, cap, "above 0"));
        card.stageMultipliers()
                .forEach(
                        (stage, factors) ->
                                factors.forEach(
                                        (group, factor) ->
                                                require(
                                                        factor >= 0,
                                                        "stageMultipliers." + stage + "." + group,
                                                        factor,
                                                        "at least 0")));
    }

    private void bands(Scorecard card) {
        List<Band> names = card.bands().stream().map(rule -> rule.band()).toList();
        List<Band> expected = List.of(Band.WATCH, Band.AT_RISK, Band.CRITICAL);
        if (!names.equals(expected)) {
            problems.add("bands is " + names + ", but must be " + expected);
            return;
        }
        double previous = Double.NEGATIVE_INFINITY;
        for (var rule : card.bands()) {
            require(
                    rule.enter() > previous && rule.leave() <= rule.enter(),
                    "bands." + rule.band() + " enter/leave",
                    rule.enter() + "/" + rule.leave(),
                    "rising from band to band, with leave not above enter");
            require(rule.heldHours() >= 0, rule.band() + " heldHours", rule.heldHours(), ">= 0");
            previous = rule.enter();
        }
    }

    private void rest(Scorecard card) {
        require(card.version() >= 1, "version", card.version(), "at least 1");
        require(card.calibration().scale() > 0, "calibration.scale", card.calibration(), "above 0");
        require(
                card.segmentMedians().containsKey(Scorecard.DEFAULT_SEGMENT),
                "segmentMedians",
                card.segmentMedians().keySet(),
                "has an entry \"default\"");
        require(
                card.processHalfLifeDays() > 0,
                "processHalfLifeDays",
                card.processHalfLifeDays(),
                "above 0");
        require(card.exitHours() >= 0, "exitHours", card.exitHours(), "at least 0");
        for (RegretTag tag : card.regretTags()) {
            require(
                    tag.severity() > 0 && tag.loads().size() == 4,
                    "regretTags." + tag.tag(),
                    tag.severity() + " " + tag.loads(),
                    "a severity above 0 and four loads");
        }
    }

    private void require(boolean holds, String key, Object was, String allowed) {
        if (!holds) {
            problems.add(key + " is " + was + ", but must be " + allowed);
        }
    }
}
