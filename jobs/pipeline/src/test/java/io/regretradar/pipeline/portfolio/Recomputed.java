package io.regretradar.pipeline.portfolio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.regretradar.domain.document.Document;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The rows of regret-portfolio as anybody would count them from the documents of accounts, without
 * the code under test: {@code _id} to field to number.
 */
final class Recomputed {

    private static final ObjectMapper JSON = new ObjectMapper();

    final Map<String, Map<String, Double>> rows = new TreeMap<>();

    /** All documents that were ever written, in their order. */
    Recomputed(List<Document> documents) {
        List<JsonNode> standings = of(documents, "regret-accounts");
        mixes(standings);
        consistency(standings);
        funnel(of(documents, "regret-stage-transitions"), standings);
        Map<String, JsonNode> referrals = new TreeMap<>();
        of(documents, "regret-referrals")
                .forEach(json -> referrals.put(text(json, "referral.id"), json));
        referrals.values().forEach(this::referral);
    }

    private static List<JsonNode> of(List<Document> documents, String index) {
        return documents.stream()
                .filter(document -> document.index().startsWith(index))
                .map(Recomputed::json)
                .toList();
    }

    private static JsonNode json(Document document) {
        try {
            return JSON.readTree(document.source());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void mixes(List<JsonNode> standings) {
        Map<String, JsonNode> lastOfDay = new TreeMap<>();
        standings.forEach(json -> lastOfDay.put(text(json, "account.id") + date(json), json));
        for (JsonNode json : lastOfDay.values()) {
            if (json.has("account.churned_at")) {
                continue;
            }
            LocalDate date = date(json);
            for (String id :
                    List.of(
                            "BAND_MIX:" + of(json) + "/" + text(json, "risk.band") + ":" + date,
                            "REGRET_MIX:"
                                    + of(json)
                                    + "/"
                                    + text(json, "regret.dominant")
                                    + ":"
                                    + date)) {
                add(id, "portfolio.accounts", 1);
                add(id, "portfolio.annual_value", json.path("account.annual_value").asDouble());
                add(id, "portfolio.value_at_risk", json.path("risk.value_at_risk").asDouble());
                add(id, "score", json.path("risk.score").asDouble());
            }
        }
        mean("_MIX:", "score", "portfolio.score_mean");
    }

    private void consistency(List<JsonNode> standings) {
        Map<String, JsonNode> lastOfWeek = new TreeMap<>();
        standings.forEach(
                json -> lastOfWeek.put(text(json, "account.id") + monday(date(json)), json));
        for (JsonNode json : lastOfWeek.values()) {
            if (!json.has("account.churned_at") && json.has("consistency.index")) {
                String id = "CONSISTENCY:" + of(json) + ":" + monday(date(json));
                add(id, "portfolio.accounts", 1);
                add(id, "index", json.path("consistency.index").asDouble());
                for (String part : List.of("response", "timeliness", "rating", "owners")) {
                    if (json.has("consistency." + part)) {
                        add(id, part, json.path("consistency." + part).asDouble());
                        add(id, part + " of", 1);
                    }
                }
            }
        }
        mean("CONSISTENCY:", "index", "consistency.index");
        for (String part : List.of("response", "timeliness", "rating", "owners")) {
            rows.forEach((id, row) -> meanOfPart(row, part));
        }
    }

    private static void meanOfPart(Map<String, Double> row, String part) {
        if (row.containsKey(part)) {
            row.put("consistency." + part, row.remove(part) / row.remove(part + " of"));
        }
    }

    private void mean(String kind, String sum, String mean) {
        rows.forEach(
                (id, row) -> {
                    if (id.contains(kind)) {
                        row.put(mean, row.remove(sum) / row.get("portfolio.accounts"));
                    }
                });
    }

    private void funnel(List<JsonNode> transitions, List<JsonNode> standings) {
        Map<String, JsonNode> last = new TreeMap<>();
        Map<String, List<Double>> days = new TreeMap<>();
        for (JsonNode json : unique(transitions)) {
            String cohort = text(json, "transition.cohort");
            if (cohort.isEmpty()) {
                continue;
            }
            for (String end : List.of("transition.from", "transition.to")) {
                if (json.has(end)) {
                    String stage = cohort + "/" + text(json, end);
                    last.put(stage + "|" + text(json, "account.id"), json);
                    days.computeIfAbsent(stage, s -> new ArrayList<>());
                }
            }
            if (json.has("transition.from") && json.has("transition.days")) {
                days.get(cohort + "/" + text(json, "transition.from"))
                        .add(json.path("transition.days").asDouble());
            }
        }
        Set<String> stalled = new HashSet<>();
        for (JsonNode json : standings) {
            if (text(json, "journey.status").equals("STALLED")) {
                stalled.add(text(json, "journey.stage") + "|" + text(json, "account.id"));
            }
        }
        last.forEach(
                (key, json) -> {
                    String stage = key.substring(0, key.indexOf('|'));
                    String id = funnelId(stage);
                    boolean here = stage.endsWith("/" + text(json, "transition.to"));
                    add(id, "portfolio.entered", 1);
                    add(id, "portfolio.accounts", here ? 1 : 0);
                    add(id, "portfolio.exited", !here && json.has("transition.to") ? 1 : 0);
                    add(id, "portfolio.dropped", json.has("transition.to") ? 0 : 1);
                    boolean stuck = stalled.contains(key.substring(key.indexOf('/') + 1));
                    add(id, "portfolio.stalled", stuck ? 1 : 0);
                });
        days.forEach(
                (stage, values) -> {
                    Map<String, Double> row = rows.get(funnelId(stage));
                    if (!values.isEmpty()) {
                        Collections.sort(values);
                        int n = values.size();
                        row.put(
                                "portfolio.median_days",
                                (values.get((n - 1) / 2) + values.get(n / 2)) / 2);
                    }
                    double entered = row.get("portfolio.entered");
                    row.put("portfolio.stall_share", row.get("portfolio.stalled") / entered);
                    row.put("portfolio.drop_off", row.get("portfolio.dropped") / entered);
                });
    }

    /** One of each, where an answer has made it be written again. */
    private static Collection<JsonNode> unique(List<JsonNode> transitions) {
        Map<String, JsonNode> unique = new java.util.LinkedHashMap<>();
        transitions.forEach(
                json ->
                        unique.put(
                                text(json, "account.id") + json.path("transition.seq").asInt(),
                                json));
        return unique.values();
    }

    private static String funnelId(String stage) {
        LocalDate month = LocalDate.parse(stage.substring(0, 7) + "-01");
        return "STAGE_FUNNEL:" + stage + ":" + monday(month);
    }

    private void referral(JsonNode json) {
        List<String> steps =
                List.of("asked", "accepted", "introduced", "qualified", "won", "rewarded");
        String began =
                Stream.concat(Stream.of("ready"), steps.stream())
                        .map(step -> text(json, "referral." + step + "_at"))
                        .filter(at -> !at.isEmpty())
                        .findFirst()
                        .orElse(null);
        if (began == null) {
            return;
        }
        String week = monday(LocalDate.ofInstant(Instant.parse(began), ZoneOffset.UTC)).toString();
        boolean ready = json.has("referral.ready_at");
        String state = text(json, "referral.state");
        int reached = steps.indexOf(state.toLowerCase(java.util.Locale.ROOT));
        reached = List.of("DECLINED", "EXPIRED").contains(state) ? 0 : reached;
        String funnel = "REFERRAL_FUNNEL:" + of(json) + ":" + week;
        add(funnel, "portfolio.ready", ready ? 1 : 0);
        add(funnel, "portfolio.missed", json.path("referral.missed").asBoolean() ? 1 : 0);
        add(funnel, "portfolio.asked_ready", ready && reached >= 0 ? 1 : 0);
        steps(funnel, steps, reached);
        worth(funnel, json, reached >= steps.indexOf("won"));
        if (reached >= 0) {
            String incentive =
                    "REFERRAL_INCENTIVE:"
                            + of(json)
                            + "/"
                            + text(json, "referral.incentive")
                            + ":"
                            + week;
            steps(incentive, steps, reached);
            worth(incentive, json, reached >= steps.indexOf("won"));
        }
    }

    private void worth(String id, JsonNode json, boolean won) {
        for (String each : List.of("value", "usual_value")) {
            String field = "portfolio." + (each.equals("value") ? "referred_value" : each);
            add(id, field, won ? json.path("referral." + each).asDouble() : 0);
        }
        Map<String, Double> row = rows.get(id);
        if (row.get("portfolio.usual_value") > 0) {
            row.put(
                    "portfolio.lift",
                    row.get("portfolio.referred_value") / row.get("portfolio.usual_value"));
        }
    }

    private void steps(String id, List<String> steps, int reached) {
        for (int i = 0; i < steps.size(); i++) {
            add(id, "portfolio." + steps.get(i), i <= reached ? 1 : 0);
        }
    }

    private void add(String id, String field, double value) {
        rows.computeIfAbsent(id, key -> new TreeMap<>()).merge(field, value, Double::sum);
    }

    private static String of(JsonNode json) {
        return text(json, "account.segment") + "/" + text(json, "owner.id");
    }

    private static LocalDate date(JsonNode json) {
        return LocalDate.ofInstant(
                Instant.parse(text(json, "@timestamp")),
                ZoneId.of(text(json, "account.time_zone")));
    }

    private static LocalDate monday(LocalDate date) {
        return date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static String text(JsonNode json, String field) {
        return json.path(field).asText("");
    }
}
