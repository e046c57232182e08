package io.regretradar.domain.portfolio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.regretradar.domain.alert.Band;
import io.regretradar.domain.journey.Stage;
import io.regretradar.domain.portfolio.Fact.ReferralStep;
import io.regretradar.domain.portfolio.Fact.StageChange;
import io.regretradar.domain.portfolio.Fact.Standing;
import io.regretradar.domain.referral.ReferralState;
import io.regretradar.domain.regret.RegretProfile;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Reads facts from the documents that tell them. Fields that nobody counts are passed over. */
public final class FactJson {

    private static final JsonMapper JSON = new JsonMapper();

    /** Fields of the consistency index and its parts. */
    private static final Map<Measure, String> CONSISTENCY =
            new EnumMap<>(
                    Map.of(
                            Measure.CONSISTENCY, "consistency.index",
                            Measure.RESPONSE, "consistency.response",
                            Measure.TIMELINESS, "consistency.timeliness",
                            Measure.RATING, "consistency.rating",
                            Measure.OWNERS, "consistency.owners"));

    private FactJson() {}

    /**
     * @param id the document's {@code _id}
     * @param version the document's version
     * @param source the document
     * @throws IOException if it is none, naming the field that is missing or wrong
     */
    public static Fact read(PortfolioInput input, String id, long version, byte[] source)
            throws IOException {
        JsonNode json = source == null ? null : JSON.readTree(source);
        if (json == null || !json.isObject()) {
            throw new IOException("The document is no JSON object");
        }
        return switch (input) {
            case SCORES -> standing(json, version);
            case TRANSITIONS -> stageChange(json, id, version);
            case REFERRALS -> referral(json, id, version);
        };
    }

    private static Standing standing(JsonNode json, long version) throws IOException {
        Map<Measure, BigDecimal> consistency = new EnumMap<>(Measure.class);
        for (Map.Entry<Measure, String> part : CONSISTENCY.entrySet()) {
            BigDecimal value = number(json, part.getValue());
            if (value != null) {
                consistency.put(part.getKey(), value);
            }
        }
        long at = instant(json, "@timestamp");
        Band band = symbol(json, "risk.band", Band.class);
        RegretProfile.Dominant regret =
                symbol(json, "regret.dominant", RegretProfile.Dominant.class);
        return new Standing(
                required(json, "account.id"),
                version,
                at,
                LocalDate.ofInstant(Instant.ofEpochMilli(at), zone(json)),
                text(json, "account.segment"),
                text(json, "owner.id"),
                band == null ? Band.NONE.name() : band.name(),
                regret == null ? null : regret.name(),
                number(json, "risk.score"),
                number(json, "account.annual_value"),
                number(json, "risk.value_at_risk"),
                symbol(json, "journey.stage", Stage.class),
                "STALLED".equals(text(json, "journey.status")),
                json.has("account.churned_at"),
                consistency);
    }

    private static StageChange stageChange(JsonNode json, String id, long version)
            throws IOException {
        JsonNode seq = json.path("transition.seq");
        if (!seq.canConvertToLong() || !seq.isIntegralNumber()) {
            throw wrong("transition.seq", seq, "a whole number");
        }
        String cohort = text(json, "transition.cohort");
        try {
            if (cohort != null) {
                YearMonth.parse(cohort);
            }
        } catch (DateTimeException e) {
            throw wrong("transition.cohort", json.path("transition.cohort"), "a month as 2026-01");
        }
        return new StageChange(
                required(json, "account.id"),
                id,
                version,
                instant(json, "@timestamp"),
                seq.asLong(),
                symbol(json, "transition.from", Stage.class),
                symbol(json, "transition.to", Stage.class),
                number(json, "transition.days"),
                cohort);
    }

    private static ReferralStep referral(JsonNode json, String id, long version)
            throws IOException {
        Map<ReferralState, Long> steps = new EnumMap<>(ReferralState.class);
        for (ReferralState step : ReferralState.values()) {
            String field = "referral." + step.name().toLowerCase(Locale.ROOT) + "_at";
            if (step != ReferralState.READY && json.has(field)) {
                steps.put(step, instant(json, field));
            }
        }
        ReferralState state = symbol(json, "referral.state", ReferralState.class);
        if (state == null) {
            throw wrong("referral.state", json.path("referral.state"), "a state");
        }
        return new ReferralStep(
                required(json, "account.id"),
                id,
                version,
                instant(json, "@timestamp"),
                text(json, "account.segment"),
                text(json, "owner.id"),
                state,
                json.has("referral.ready_at") ? instant(json, "referral.ready_at") : null,
                steps,
                json.path("referral.missed").asBoolean(false),
                text(json, "referral.incentive"),
                number(json, "referral.value"),
                number(json, "referral.usual_value"));
    }

    private static ZoneId zone(JsonNode json) throws IOException {
        String zone = text(json, "account.time_zone");
        try {
            return zone == null ? ZoneOffset.UTC : ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw wrong("account.time_zone", json.path("account.time_zone"), "a time zone");
        }
    }

    private static String text(JsonNode json, String field) throws IOException {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw wrong(field, value, "a text");
        }
        return value.textValue();
    }

    private static String required(JsonNode json, String field) throws IOException {
        String text = text(json, field);
        if (text == null || text.isEmpty()) {
            throw wrong(field, json.path(field), "a text that is not empty");
        }
        return text;
    }

    /** Documents carry doubles, each written with the fewest digits that name it. */
    private static BigDecimal number(JsonNode json, String field) throws IOException {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw wrong(field, value, "a number");
        }
        return BigDecimal.valueOf(value.doubleValue());
    }

    private static long instant(JsonNode json, String field) throws IOException {
        try {
            return Instant.parse(required(json, field)).toEpochMilli();
        } catch (DateTimeException e) {
            throw wrong(field, json.path(field), "an instant as 2026-03-01T00:00:00.000Z");
        }
    }

    private static <T extends Enum<T>> T symbol(JsonNode json, String field, Class<T> type)
            throws IOException {
        String name = text(json, field);
        try {
            return name == null ? null : Enum.valueOf(type, name);
        } catch (IllegalArgumentException e) {
            throw wrong(field, json.path(field), "one of those in docs/fields.md");
        }
    }

    private static IOException wrong(String field, JsonNode was, String allowed) {
        String value = was.isMissingNode() ? "missing" : was.toString();
        return new IOException("%s is %s, but must be %s".formatted(field, value, allowed));
    }
}
