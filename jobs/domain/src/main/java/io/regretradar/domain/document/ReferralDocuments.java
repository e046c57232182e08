package io.regretradar.domain.document;

import io.regretradar.domain.account.AccountState;
import io.regretradar.domain.referral.Opportunity;
import io.regretradar.domain.referral.Referral;
import io.regretradar.domain.referral.ReferralState;
import io.regretradar.domain.rules.Rules;
import java.util.Map;
import java.util.TreeMap;

/** The documents that an account's referrals become. Field names are those of fields.yml. */
public final class ReferralDocuments {

    private static final String INDEX = "regret-referrals";

    private static final Map<ReferralState, String> STEPS =
            new TreeMap<>(
                    Map.of(
                            ReferralState.ASKED, "referral.asked_at",
                            ReferralState.ACCEPTED, "referral.accepted_at",
                            ReferralState.INTRODUCED, "referral.introduced_at",
                            ReferralState.QUALIFIED, "referral.qualified_at",
                            ReferralState.WON, "referral.won_at",
                            ReferralState.REWARDED, "referral.rewarded_at"));

    private final Rules rules;
    private final DocumentVersion version;
    private final EvaluationFields fields;

    public ReferralDocuments(Rules rules, DocumentVersion version) {
        this.rules = rules;
        this.version = version;
        this.fields = new EvaluationFields(rules);
    }

    /**
     * A chance to ask that has not become a referral. One that has only says so: when it began
     * stands with the referral, so that it is counted once.
     */
    public Document opportunity(AccountState state, Opportunity opportunity) {
        String id = state.accountId() + ":" + DocumentBody.instant(opportunity.readyAt());
        DocumentBody body =
                fields.account(state, opportunity.at())
                        .text("referral.id", id)
                        .symbol("referral.state", opportunity.state());
        if (!opportunity.asked()) {
            body.time("referral.ready_at", opportunity.readyAt())
                    .time("referral.ended_at", opportunity.endedAt())
                    .truth("referral.missed", opportunity.missed());
        }
        body.whole("revision", opportunity.revision());
        return new Document(
                INDEX,
                id,
                version.at(opportunity.at(), opportunity.revision()),
                opportunity.at(),
                body.bytes());
    }

    /** A referral as it stands, once {@link Referral#written} has been told. */
    public Document referral(AccountState state, Referral referral, long at) {
        DocumentBody body =
                fields.account(state, at)
                        .text("referral.id", referral.id())
                        .symbol("referral.state", referral.state())
                        .time("referral.ready_at", referral.readyAt());
        for (Map.Entry<ReferralState, String> step : STEPS.entrySet()) {
            body.time(step.getValue(), referral.at(step.getKey()));
        }
        body.time("referral.ended_at", referral.endedAt())
                .truth("referral.missed", referral.missed(rules.referrals()))
                .text("referral.asked_by", referral.askedBy())
                .symbol("referral.incentive", referral.incentive())
                .text("referral.referred_account_id", referral.referredAccountId())
                .number("referral.value", referral.value())
                .number("referral.usual_value", usualValue(state, referral))
                .whole("revision", referral.revision());
        return new Document(
                INDEX, referral.id(), version.at(at, referral.revision()), at, body.bytes());
    }

    /** What the value is to be held against; NaN where there is none. */
    private double usualValue(AccountState state, Referral referral) {
        return referral.value() == null
                ? Double.NaN
                : rules.scorecard().medians(state.profile().segment()).annualValue();
    }
}
