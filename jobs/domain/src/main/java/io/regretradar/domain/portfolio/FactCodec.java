package io.regretradar.domain.portfolio;

import io.regretradar.domain.journey.Stage;
import io.regretradar.domain.portfolio.Fact.ReferralStep;
import io.regretradar.domain.portfolio.Fact.StageChange;
import io.regretradar.domain.portfolio.Fact.Standing;
import io.regretradar.domain.referral.ReferralState;
import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;

/** Binary form of facts. */
public final class FactCodec {

    private static final int STANDING = 0;
    private static final int STAGE_CHANGE = 1;

    /** A referral as earlier versions wrote it, without the usual value; only read. */
    private static final int REFERRAL_BEFORE_USUAL_VALUE = 2;

    private static final int REFERRAL = 3;

    private FactCodec() {}

    public static void write(Fact fact, StateOutput out) throws IOException {
        if (fact instanceof Standing standing) {
            head(STANDING, fact, out);
            write(standing, out);
        } else if (fact instanceof StageChange change) {
            head(STAGE_CHANGE, fact, out);
            write(change, out);
        } else if (fact instanceof ReferralStep step) {
            head(REFERRAL, fact, out);
            write(step, out);
        }
    }

    private static void head(int kind, Fact fact, StateOutput out) throws IOException {
        out.number(kind);
        out.text(fact.accountId());
        out.text(fact.id());
        out.number(fact.version());
        out.number(fact.at());
    }

    public static Fact read(StateInput in) throws IOException {
        int kind = in.integer();
        String accountId = in.text();
        String id = in.text();
        long version = in.number();
        long at = in.number();
        return switch (kind) {
            case STANDING -> standing(accountId, version, at, in);
            case STAGE_CHANGE -> stageChange(accountId, id, version, at, in);
            case REFERRAL_BEFORE_USUAL_VALUE -> referral(accountId, id, version, at, in, false);
            case REFERRAL -> referral(accountId, id, version, at, in, true);
            default -> throw new IOException("no fact of a kind " + kind);
        };
    }

    private static void write(Standing standing, StateOutput out) throws IOException {
        out.number(standing.date().toEpochDay());
        out.text(standing.segment());
        out.text(standing.ownerId());
        out.text(standing.band());
        out.text(standing.regret());
        Tally.decimal(out, standing.score());
        Tally.decimal(out, standing.annualValue());
        Tally.decimal(out, standing.valueAtRisk());
        out.symbol(standing.stage());
        out.bool(standing.stalled());
        out.bool(standing.churned());
        out.map(
                standing.consistency(),
                part -> {
                    out.symbol(part.getKey());
                    Tally.decimal(out, part.getValue());
                });
    }

    private static Standing standing(String accountId, long version, long at, StateInput in)
            throws IOException {
        LocalDate date = LocalDate.ofEpochDay(in.number());
        String segment = in.text();
        String ownerId = in.text();
        String band = in.text();
        String regret = in.text();
        BigDecimal score = Tally.decimal(in);
        BigDecimal annualValue = Tally.decimal(in);
        BigDecimal valueAtRisk = Tally.decimal(in);
        Stage stage = in.symbol(Stage.values());
        boolean stalled = in.bool();
        boolean churned = in.bool();
        Map<Measure, BigDecimal> consistency = new EnumMap<>(Measure.class);
        in.each(() -> consistency.put(in.symbol(Measure.values()), Tally.decimal(in)));
        return new Standing(
                accountId,
                version,
                at,
                date,
                segment,
                ownerId,
                band,
                regret,
                score,
                annualValue,
                valueAtRisk,
                stage,
                stalled,
                churned,
                consistency);
    }

    private static void write(StageChange change, StateOutput out) throws IOException {
        out.number(change.seq());
        out.symbol(change.from());
        out.symbol(change.to());
        Tally.decimal(out, change.days());
        out.text(change.cohort());
    }

    private static StageChange stageChange(
            String accountId, String id, long version, long at, StateInput in) throws IOException {
        return new StageChange(
                accountId,
                id,
                version,
                at,
                in.number(),
                in.symbol(Stage.values()),
                in.symbol(Stage.values()),
                Tally.decimal(in),
                in.text());
    }

    private static void write(ReferralStep step, StateOutput out) throws IOException {
        out.text(step.segment());
        out.text(step.ownerId());
        out.symbol(step.state());
        out.optional(step.readyAt());
        out.map(
                step.steps(),
                entry -> {
                    out.symbol(entry.getKey());
                    out.number(entry.getValue());
                });
        out.bool(step.missed());
        out.text(step.incentive());
        Tally.decimal(out, step.value());
        Tally.decimal(out, step.usualValue());
    }

    private static ReferralStep referral(
            String accountId,
            String id,
            long version,
            long at,
            StateInput in,
            boolean withUsualValue)
            throws IOException {
        String segment = in.text();
        String ownerId = in.text();
        ReferralState state = in.symbol(ReferralState.values());
        Long readyAt = in.optional();
        Map<ReferralState, Long> steps = new EnumMap<>(ReferralState.class);
        in.each(() -> steps.put(in.symbol(ReferralState.values()), in.number()));
        return new ReferralStep(
                accountId,
                id,
                version,
                at,
                segment,
                ownerId,
                state,
                readyAt,
                steps,
                in.bool(),
                in.text(),
                Tally.decimal(in),
                withUsualValue ? Tally.decimal(in) : null);
    }
}
