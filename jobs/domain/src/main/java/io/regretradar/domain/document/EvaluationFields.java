package io.regretradar.domain.document;

import io.regretradar.domain.account.AccountState;
import io.regretradar.domain.account.Consistency;
import io.regretradar.domain.account.Evaluation;
import io.regretradar.domain.account.Profile;
import io.regretradar.domain.alert.Band;
import io.regretradar.domain.event.Stream;
import io.regretradar.domain.journey.Stage;
import io.regretradar.domain.journey.StageRules;
import io.regretradar.domain.referral.Readiness;
import io.regretradar.domain.referral.ReferralStanding;
import io.regretradar.domain.regret.RegretProfile;
import io.regretradar.domain.regret.RegretType;
import io.regretradar.domain.rules.RuleKind;
import io.regretradar.domain.rules.Rules;
import io.regretradar.domain.scorecard.Feature;
import io.regretradar.domain.scorecard.Numbers;
import io.regretradar.domain.scorecard.Reason;
import io.regretradar.domain.scorecard.Score;
import io.regretradar.domain.scorecard.Scorecard;
import java.util.Arrays;
import java.util.List;

/** The fields that documents have in common. */
final class EvaluationFields {

    private static final Feature[] FEATURES = Feature.values();
    private static final String[] VALUE_NAMES = names("feature.");
    private static final String[] POINT_NAMES = names("contrib.");
    private static final String[] CHANGE_NAMES = names("contrib_change.");

    private final Rules rules;

    EvaluationFields(Rules rules) {
        this.rules = rules;
    }

    /** Who the account is and where it stands, without an evaluation. */
    DocumentBody account(AccountState state, long at) {
        return placed(state, at, state.stage(), state.band());
    }

    /** Who the account is, and where it stood at the instant the document speaks of. */
    DocumentBody placed(AccountState state, long at, Stage stage, Band band) {
        StageRules.StageRule rule = stage == null ? null : rules.stages().of(stage);
        return identity(state, at)
                .symbol("journey.stage", stage)
                .text("journey.macro", rule == null ? null : rule.macro())
                .symbol("risk.band", band);
    }

    /** Everything an evaluation says. */
    DocumentBody all(AccountState state, Evaluation evaluation) {
        DocumentBody body = identity(state, evaluation.at());
        stage(body, state, evaluation.overdueRatio());
        advocacy(body, evaluation.referral());
        risk(body, state, evaluation);
        shadow(body, evaluation.shadow());
        reasons(body, evaluation.score().reasons());
        regret(body, evaluation.score().regret());
        referral(body, evaluation.referral());
        promises(body, state, evaluation);
        features(body, evaluation);
        if (!evaluation.stale().isEmpty()) {
            body.texts(
                    "risk.stale_streams", evaluation.stale().stream().map(Stream::topic).toList());
        }
        consistency(body, evaluation, state.consistency(evaluation.day()));
        return body.number(
                "touchpoint.coverage", evaluation.values().get(Feature.TOUCHPOINT_COVERAGE));
    }

    private DocumentBody identity(AccountState state, long at) {
        Profile profile = state.profile();
        DocumentBody body =
                new DocumentBody()
                        .time("@timestamp", at)
                        .text("account.id", state.accountId())
                        .text("account.name", profile.name())
                        .text("account.segment", profile.segment())
                        .text("account.time_zone", state.zoneId())
                        .number("account.annual_value", profile.annualValue())
                        .time("account.price_raised_at", profile.priceRaisedAt())
                        .time("account.churned_at", state.churnedAt())
                        .text("owner.id", profile.ownerId())
                        .symbol("owner.team", profile.ownerTeam())
                        .text("owner.lead_id", profile.ownerLeadId());
        versions(body);
        return profile.renewalDate() == null
                ? body
                : body.text("account.renewal_date", profile.renewalDate().toString());
    }

    /** Under which rules the numbers came about. */
    private void versions(DocumentBody body) {
        body.whole("scorecard.version", rules.version(RuleKind.SCORECARD))
                .whole("stages.version", rules.version(RuleKind.STAGES))
                .whole("touchpoint_plan.version", rules.version(RuleKind.TOUCHPOINT_PLAN))
                .whole("referral_rules.version", rules.version(RuleKind.REFERRAL_RULES))
                .whole("plays.version", rules.version(RuleKind.PLAYS));
    }

    /** The same by the scorecard on trial, for comparing the two. */
    private void shadow(DocumentBody body, Score score) {
        if (score == null) {
            return;
        }
        Scorecard onTrial = rules.shadow().scorecard();
        body.whole("shadow.version", onTrial.version())
                .number("shadow.score", score.score())
                .number("shadow.raw", score.raw())
                .number("shadow.p90d", score.p90d())
                .symbol("shadow.band", onTrial.reachedBy(score.score()));
    }

    private void stage(DocumentBody body, AccountState state, double overdueRatio) {
        Stage stage = state.stage();
        if (stage == null) {
            return;
        }
        StageRules stages = rules.stages();
        StageRules.StageRule rule = stages.of(stage);
        body.symbol("journey.stage", stage)
                .text("journey.macro", rule == null ? null : rule.macro())
                .time("journey.stage_since", state.stageSince())
                .text("journey.status", status(stages, overdueRatio))
                .number("journey.overdue_ratio", overdueRatio);
    }

    private static String status(StageRules stages, double overdueRatio) {
        if (Double.isNaN(overdueRatio)) {
            return "OPEN_ENDED";
        }
        return overdueRatio > stages.stalledRatio()
                ? "STALLED"
                : overdueRatio > stages.behindRatio() ? "BEHIND" : "ON_TRACK";
    }

    /** The stage beside the stages. */
    private static void advocacy(DocumentBody body, ReferralStanding standing) {
        body.truth("journey.advocacy", standing.advocacySince() != null)
                .time("journey.advocacy_since", standing.advocacySince());
    }

    private static void referral(DocumentBody body, ReferralStanding standing) {
        Readiness readiness = standing.readiness();
        body.symbol("referral.state", standing.state())
                .number("referral.readiness", readiness.points())
                .truth("referral.prime", readiness.prime())
                .texts("referral.lacks", readiness.lacks().stream().map(Enum::name).toList())
                .time("referral.ready_at", standing.readyAt())
                .truth("referral.missed", standing.missed());
    }

    private void risk(DocumentBody body, AccountState state, Evaluation evaluation) {
        Score score = evaluation.score();
        Scorecard card = rules.scorecard();
        Double value = state.profile().annualValue();
        List<Reason> reasons = score.reasons();
        body.number("risk.score", score.score())
                .number("risk.raw", score.raw())
                .symbol("risk.band", evaluation.band())
                .number("risk.p90d", score.p90d())
                .number("risk.value_at_risk", value == null ? Double.NaN : score.p90d() * value)
                .truth("risk.calibrated", card.calibrated())
                .number("risk.coverage", score.coverage())
                .number("risk.breadth", score.breadth())
                .symbol("risk.confidence", score.confidence())
                .number("risk.change_7d", evaluation.change7d())
                .truth("risk.disagreement", evaluation.disagreement())
                .text("risk.top_reason", reasons.isEmpty() ? null : reasons.get(0).id())
                .texts("risk.top_reasons", reasons.stream().map(Reason::id).toList());
    }

    private static void reasons(DocumentBody body, List<Reason> reasons) {
        body.objects(
                "reasons",
                reasons,
                reason ->
                        body.text("id", reason.id())
                                .number("value", reason.value())
                                .number("baseline", reason.baseline())
                                .number("points", reason.points())
                                .text("sentence", reason.sentence()));
    }

    private static void regret(DocumentBody body, RegretProfile regret) {
        body.symbol("regret.dominant", regret.dominant())
                .symbol("regret.basis", regret.basis())
                .number("regret.foregone", regret.strengths().get(RegretType.FOREGONE_ALTERNATIVES))
                .number(
                        "regret.significance",
                        regret.strengths().get(RegretType.CHANGE_IN_SIGNIFICANCE))
                .number("regret.under", regret.strengths().get(RegretType.UNDER_CONSIDERATION))
                .number("regret.over", regret.strengths().get(RegretType.OVER_CONSIDERATION));
    }

    /** From hand to hand, and what the customer still waits for. */
    private static void promises(DocumentBody body, AccountState state, Evaluation evaluation) {
        if (state.ownersSeen()) {
            body.whole("owner.changes_90d", state.ownerChanges(evaluation.day()))
                    .whole("owner.bounces_90d", state.ownerBounces(evaluation.day()));
        }
        body.whole("promise.unanswered_tickets", state.unansweredTickets())
                .whole("promise.open_messages", state.openMessages())
                .number("promise.longest_wait_h", state.longestWaitHours(evaluation.at()))
                .whole("promise.missed_sessions", state.missedSessions())
                .truth("touchpoint.over_contact", state.overContacted(evaluation.day()));
    }

    /** The index as it was scored: of a silent source there is none, and no part either. */
    private static void consistency(
            DocumentBody body, Evaluation evaluation, Consistency consistency) {
        double inconsistency = evaluation.values().get(Feature.INCONSISTENCY);
        if (!Double.isNaN(inconsistency)) {
            body.number("consistency.index", 1 - inconsistency)
                    .number("consistency.response", consistency.response())
                    .number("consistency.timeliness", consistency.timeliness())
                    .number("consistency.rating", consistency.rating())
                    .number("consistency.owners", consistency.owners());
        }
    }

    private static void features(DocumentBody body, Evaluation evaluation) {
        for (Feature feature : FEATURES) {
            body.number(VALUE_NAMES[feature.ordinal()], evaluation.values().get(feature));
        }
        for (Feature feature : FEATURES) {
            listed(body, POINT_NAMES[feature.ordinal()], evaluation.score().points(feature));
        }
        double[] changes = evaluation.contributionChanges();
        if (changes != null) {
            for (Feature feature : FEATURES) {
                listed(body, CHANGE_NAMES[feature.ordinal()], changes[feature.ordinal()]);
            }
        }
    }

    private static void listed(DocumentBody body, String name, double points) {
        if (Numbers.round(points, 2) != 0) {
            body.number(name, points);
        }
    }

    private static String[] names(String prefix) {
        return Arrays.stream(FEATURES).map(f -> prefix + f.id()).toArray(String[]::new);
    }
}
