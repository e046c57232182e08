package io.regretradar.domain.account;

import io.regretradar.domain.alert.Band;
import io.regretradar.domain.event.Stream;
import io.regretradar.domain.journey.Stage;
import io.regretradar.domain.referral.Readiness;
import io.regretradar.domain.referral.ReadinessFacts;
import io.regretradar.domain.referral.ReferralRules;
import io.regretradar.domain.referral.ReferralStanding;
import io.regretradar.domain.rules.Rules;
import io.regretradar.domain.scorecard.Feature;
import io.regretradar.domain.scorecard.FeatureValues;
import io.regretradar.domain.scorecard.Score;
import io.regretradar.domain.scorecard.Scorecard;
import io.regretradar.domain.scorecard.Scorer;
import io.regretradar.domain.source.SourceBook;
import java.util.EnumSet;
import java.util.Set;

/** Computes what an account's evaluation at an instant says. */
final class Evaluator {

    private final Rules rules;
    private final SourceBook sources;
    private final FeatureComputation features;
    private final Scorer scorer;
    private final Evaluator shadow;

    Evaluator(Rules rules, SourceBook sources, EngineSettings settings) {
        this.sources = sources;
        this.rules = rules;
        this.features = new FeatureComputation(rules, settings.connected());
        this.scorer = new Scorer(rules.scorecard());
        Scorecard onTrial = rules.shadow().scorecard();
        this.shadow =
                onTrial == null
                        ? null
                        : new Evaluator(rules.with(onTrial).withoutShadow(), sources, settings);
    }

    /** Evaluates and lets the clocks go on: of the bands, and of calm before a referral. */
    Evaluation evaluate(AccountState state, long at, boolean midnight) {
        Set<Stream> stale = state.sources.stale(sources, at);
        FeatureValues values = features.at(state, at, stale);
        Score score = score(state, at, values);
        Scorecard card = rules.scorecard();
        Set<Feature> withheld = withheld(stale);
        // A dead feed must neither open an alert nor end one: bands are judged as if what it fed
        // still added what it added when it last spoke.
        double judged = score.raw() + state.midnights.lastSpoken(withheld);
        double rise = judged - state.midnights.rawWeekBefore(state.day(at));
        boolean rapid = rise >= card.rapidRise().points() && judged >= card.rapidRise().leastRaw();
        Band cap = score.confidence() == Score.Confidence.LOW ? Band.WATCH : Band.CRITICAL;
        Band floor = state.floors.floor(at, state.contacts.championMissingSince(), card);
        Band band =
                state.bands.update(at, Math.max(0, Math.min(100, judged)), floor, rapid, cap, card);
        if (midnight) {
            state.midnights.note(state.day(at), score, withheld);
            state.referrals.midnight(score.score() < rules.referrals().calmBelow());
        }
        Evaluation evaluation = evaluation(state, at, midnight, values, score, band, stale);
        state.referrals.evaluated(evaluation.referral(), at);
        return evaluation;
    }

    /** What an evaluation would say, without moving any clock. */
    Evaluation peek(AccountState state, long at) {
        Set<Stream> stale = state.sources.stale(sources, at);
        FeatureValues values = features.at(state, at, stale);
        return evaluation(
                state, at, false, values, score(state, at, values), state.bands.band(), stale);
    }

    private Evaluation evaluation(
            AccountState state,
            long at,
            boolean midnight,
            FeatureValues values,
            Score score,
            Band band,
            Set<Stream> stale) {
        int day = state.day(at);
        Stage stage = state.journey.stage();
        double before = state.midnights.rawWeekBefore(day);
        double change = score.score() - Math.max(0, Math.min(100, before));
        return new Evaluation(
                state.accountId(),
                at,
                day,
                midnight,
                values,
                score,
                shadow == null ? null : shadow.score(state, at, stale),
                band,
                stage,
                features.overdueRatio(state, at),
                change,
                state.midnights.changes(day, score),
                disagrees(score.score(), state.profile, day),
                processDecay(state, at),
                referral(state, at, values, score, band),
                stale);
    }

    private ReferralStanding referral(
            AccountState state, long at, FeatureValues values, Score score, Band band) {
        int day = state.day(at);
        ReferralRules limits = rules.referrals();
        NpsMemory nps = state.surveys.nps();
        Long close = state.journey.closeAt();
        Double value = state.profile.annualValue();
        ReadinessFacts facts =
                new ReadinessFacts(
                        values.get(Feature.NPS_WEIGHTED),
                        nps.anyFrom(limits.promoterFrom(), day, limits.promoterDays()),
                        nps.decisionMakerUpTo(
                                limits.detractorUpTo(),
                                day,
                                limits.detractorDays(),
                                state.contacts::roleOf),
                        state.journey.success().at() != null,
                        score.score(),
                        state.referrals.calmMidnights(),
                        // An alert about regret is open as long as there is a band.
                        band != Band.NONE,
                        state.support.urgentOpen(at),
                        state.referrals.csat(),
                        values.get(Feature.USAGE_RATIO),
                        close == null ? Double.NaN : Times.days(at - close),
                        state.referrals.daysSinceAsk(day),
                        score.regret().dominant(),
                        value != null
                                && value
                                        > rules.scorecard()
                                                .medians(state.profile.segment())
                                                .annualValue());
        return state.referrals.standing(at, Readiness.of(facts, limits), limits);
    }

    private Set<Feature> withheld(Set<Stream> stale) {
        Set<Feature> withheld = EnumSet.noneOf(Feature.class);
        if (!stale.isEmpty()) {
            for (Feature feature : Feature.values()) {
                if (features.isWithheld(feature, stale)) {
                    withheld.add(feature);
                }
            }
        }
        return withheld;
    }

    private boolean disagrees(double score, Profile profile, int day) {
        Scorecard.Disagreement limits = rules.scorecard().disagreement();
        return score < limits.low() && profile.fell(day, limits.change())
                || score >= limits.high() && profile.rose(day, limits.change());
    }

    private Score score(AccountState state, long at, Set<Stream> stale) {
        return score(state, at, features.at(state, at, stale));
    }

    private Score score(AccountState state, long at, FeatureValues values) {
        int day = state.day(at);
        return scorer.score(
                new Scorer.Input(
                        values,
                        state.journey.stage(),
                        processDecay(state, at),
                        shares(state.signals.regretByType(day, rules.scorecard())),
                        state.surveys.regretAnswers(day)));
    }

    private double processDecay(AccountState state, long at) {
        Long close = state.journey.closeAt();
        return close == null
                ? 1
                : Math.pow(2, -Times.days(at - close) / rules.scorecard().processHalfLifeDays());
    }

    private static double[] shares(double[] parts) {
        double sum = 0;
        for (double part : parts) {
            sum += part;
        }
        double[] shares = new double[parts.length];
        for (int k = 0; k < parts.length; k++) {
            shares[k] = sum == 0 ? 0 : parts[k] / sum;
        }
        return shares;
    }
}
