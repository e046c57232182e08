package io.regretradar.domain.portfolio;

import io.regretradar.domain.document.Document;
import io.regretradar.domain.document.DocumentBody;
import io.regretradar.domain.document.DocumentVersion;
import io.regretradar.domain.journey.Stage;
import io.regretradar.domain.journey.StageRules;
import io.regretradar.domain.rules.Rules;
import java.util.List;

/** The documents that rows become. Field names are those of fields.yml. */
public final class PortfolioDocuments {

    private final DocumentVersion version;
    private final StageRules stages = Rules.defaults().stages();

    public PortfolioDocuments(DocumentVersion version) {
        this.version = version;
    }

    /**
     * A row as it stands.
     *
     * @param at instant of the writing, ms since 1970 UTC
     */
    public Document row(PortfolioRow row, long at) {
        RowKey key = row.key();
        DocumentBody body =
                new DocumentBody()
                        .time("@timestamp", key.start())
                        .symbol("portfolio.kind", key.kind())
                        .text("portfolio.key", key.key())
                        .time("portfolio.week", RowKind.week(key.start()));
        List<String> fields = key.kind().dimensions();
        for (int i = 0; i < fields.size(); i++) {
            body.text(fields.get(i), key.values().get(i));
        }
        Tally tally = row.tally();
        switch (key.kind()) {
            case STAGE_FUNNEL -> funnel(body, Stage.valueOf(key.values().get(1)), tally);
            case BAND_MIX, REGRET_MIX -> mix(body, tally);
            case CONSISTENCY -> consistency(body, tally);
            case REFERRAL_FUNNEL -> chances(body, tally);
            case REFERRAL_INCENTIVE -> referrals(body, tally);
        }
        body.time("portfolio.updated_at", at).whole("revision", 0);
        return new Document(
                "regret-portfolio-" + DocumentBody.month(key.start()),
                key.id(),
                version.at(at, 0),
                at,
                body.bytes());
    }

    private void funnel(DocumentBody body, Stage stage, Tally tally) {
        StageRules.StageRule rule = stages.of(stage);
        body.text("journey.macro", rule == null ? null : rule.macro())
                .whole("portfolio.accounts", tally.number(Measure.ACCOUNTS))
                .whole("portfolio.entered", tally.number(Measure.ENTERED))
                .whole("portfolio.exited", tally.number(Measure.EXITED))
                .whole("portfolio.dropped", tally.number(Measure.DROPPED))
                .whole("portfolio.stalled", tally.number(Measure.STALLED))
                .number("portfolio.median_days", tally.medianDays())
                .number("portfolio.stall_share", tally.ratio(Measure.STALLED, Measure.ENTERED))
                .number("portfolio.drop_off", tally.ratio(Measure.DROPPED, Measure.ENTERED));
    }

    private static void mix(DocumentBody body, Tally tally) {
        body.whole("portfolio.accounts", tally.number(Measure.ACCOUNTS))
                .number("portfolio.annual_value", tally.sum(Measure.ANNUAL_VALUE).doubleValue())
                .number("portfolio.value_at_risk", tally.sum(Measure.VALUE_AT_RISK).doubleValue())
                .number("portfolio.score_mean", tally.ratio(Measure.SCORE, Measure.ACCOUNTS));
    }

    private static void consistency(DocumentBody body, Tally tally) {
        body.whole("portfolio.accounts", tally.number(Measure.ACCOUNTS))
                .number("consistency.index", tally.ratio(Measure.CONSISTENCY, Measure.ACCOUNTS))
                .number(
                        "consistency.response",
                        tally.ratio(Measure.RESPONSE, Measure.RESPONSE_ACCOUNTS))
                .number(
                        "consistency.timeliness",
                        tally.ratio(Measure.TIMELINESS, Measure.TIMELINESS_ACCOUNTS))
                .number("consistency.rating", tally.ratio(Measure.RATING, Measure.RATING_ACCOUNTS))
                .number("consistency.owners", tally.ratio(Measure.OWNERS, Measure.OWNERS_ACCOUNTS));
    }

    private static void chances(DocumentBody body, Tally tally) {
        body.whole("portfolio.ready", tally.number(Measure.READY))
                .whole("portfolio.asked_ready", tally.number(Measure.ASKED_READY))
                .whole("portfolio.missed", tally.number(Measure.MISSED))
                .number("portfolio.asking_rate", tally.ratio(Measure.ASKED_READY, Measure.READY));
        referrals(body, tally);
    }

    private static void referrals(DocumentBody body, Tally tally) {
        body.whole("portfolio.asked", tally.number(Measure.ASKED))
                .whole("portfolio.accepted", tally.number(Measure.ACCEPTED))
                .whole("portfolio.introduced", tally.number(Measure.INTRODUCED))
                .whole("portfolio.qualified", tally.number(Measure.QUALIFIED))
                .whole("portfolio.won", tally.number(Measure.WON))
                .whole("portfolio.rewarded", tally.number(Measure.REWARDED))
                .number("portfolio.willingness", tally.ratio(Measure.ACCEPTED, Measure.ASKED))
                .number("portfolio.referred_value", tally.sum(Measure.REFERRED_VALUE).doubleValue())
                .number("portfolio.usual_value", tally.sum(Measure.USUAL_VALUE).doubleValue())
                .number("portfolio.lift", tally.ratio(Measure.COMPARED_VALUE, Measure.USUAL_VALUE));
    }
}
