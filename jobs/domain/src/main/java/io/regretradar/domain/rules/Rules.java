package io.regretradar.domain.rules;

import io.regretradar.domain.journey.StageRules;
import io.regretradar.domain.journey.TouchpointPlan;
import io.regretradar.domain.play.PlayBook;
import io.regretradar.domain.referral.ReferralRules;
import io.regretradar.domain.scorecard.Scorecard;
import io.regretradar.domain.scorecard.Scorecards;
import io.regretradar.domain.scorecard.ShadowScorecard;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/**
 * Everything a customer-success team may want to change, each with its own version. Compiled-in
 * defaults apply until others are published.
 */
public record Rules(
        Scorecard scorecard,
        StageRules stages,
        TouchpointPlan plan,
        ReferralRules referrals,
        PlayBook plays,
        ShadowScorecard shadow) {

    /** The rules that come with the product. */
    public static Rules defaults() {
        return Defaults.RULES;
    }

    private static final class Defaults {
        static final Rules RULES =
                new Rules(
                        Scorecards.parse(defaultJson(RuleKind.SCORECARD)),
                        StageRules.parse(defaultJson(RuleKind.STAGES)),
                        TouchpointPlan.parse(defaultJson(RuleKind.TOUCHPOINT_PLAN)),
                        ReferralRules.parse(defaultJson(RuleKind.REFERRAL_RULES)),
                        PlayBook.parse(defaultJson(RuleKind.PLAYS)),
                        ShadowScorecard.parse(defaultJson(RuleKind.SHADOW_SCORECARD)));
    }

    /**
     * These rules with one kind of them replaced. A silence replaces nothing.
     *
     * @throws RuleException if the text cannot be used
     */
    public Rules with(RuleKind kind, String json) {
        return switch (kind) {
            case SCORECARD -> with(Scorecards.parse(json));
            case STAGES ->
                    new Rules(scorecard, StageRules.parse(json), plan, referrals, plays, shadow);
            case TOUCHPOINT_PLAN ->
                    new Rules(
                            scorecard,
                            stages,
                            TouchpointPlan.parse(json),
                            referrals,
                            plays,
                            shadow);
            case REFERRAL_RULES ->
                    new Rules(scorecard, stages, plan, ReferralRules.parse(json), plays, shadow);
            case PLAYS ->
                    new Rules(scorecard, stages, plan, referrals, PlayBook.parse(json), shadow);
            case SHADOW_SCORECARD ->
                    new Rules(
                            scorecard, stages, plan, referrals, plays, ShadowScorecard.parse(json));
            case SILENCE -> this;
        };
    }

    /** These rules with another scorecard in force. */
    public Rules with(Scorecard other) {
        return new Rules(other, stages, plan, referrals, plays, shadow);
    }

    /** These rules with no scorecard on trial. */
    public Rules withoutShadow() {
        ShadowScorecard none = new ShadowScorecard(shadow.kind(), shadow.version(), null);
        return new Rules(scorecard, stages, plan, referrals, plays, none);
    }

    /** The version of that kind; 0 for silences, which have none in common. */
    public long version(RuleKind kind) {
        return switch (kind) {
            case SCORECARD -> scorecard.version();
            case STAGES -> stages.version();
            case TOUCHPOINT_PLAN -> plan.version();
            case REFERRAL_RULES -> referrals.version();
            case PLAYS -> plays.version();
            case SHADOW_SCORECARD -> shadow.version();
            case SILENCE -> 0;
        };
    }

    /**
     * The compiled-in JSON of that kind.
     *
     * @throws IllegalArgumentException for silences, of which there is none
     */
    public static String defaultJson(RuleKind kind) {
        return switch (kind) {
            case SCORECARD -> text("scorecard.json");
            case STAGES -> text("stages.json");
            case TOUCHPOINT_PLAN -> text("touchpoint-plan.json");
            case REFERRAL_RULES -> text("referral-rules.json");
            case PLAYS -> text("plays.json");
            case SHADOW_SCORECARD -> text("shadow-scorecard.json");
            case SILENCE -> throw new IllegalArgumentException("No silence is compiled in");
        };
    }

    /**
     * The JSON schema (draft 2020-12) of that kind, for editors and for checking a file as a whole.
     * It says of what shape the rules are and in which ranges their numbers lie; what parts must
     * agree with each other, reading them says.
     */
    public static String schema(RuleKind kind) {
        String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        String schema = text("schema/" + name + ".schema.json");
        // Whole in itself, so that an editor needs no second file.
        return kind == RuleKind.SHADOW_SCORECARD
                ? schema.replace(
                        "{\"$ref\": \"urn:regret-radar:rules:scorecard\"}",
                        schema(RuleKind.SCORECARD).strip())
                : schema;
    }

    private static String text(String name) {
        String path = "/io/regretradar/domain/" + name;
        try (InputStream in = Objects.requireNonNull(Rules.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("compiled-in " + name, e);
        }
    }
}
