package io.regretradar.intake.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.regretradar.domain.account.EngineSettings;
import io.regretradar.domain.account.Evaluation;
import io.regretradar.domain.account.Replay;
import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.Stream;
import io.regretradar.domain.regret.RegretType;
import io.regretradar.domain.rules.Rules;
import io.regretradar.domain.scorecard.Feature;
import io.regretradar.domain.scorecard.Numbers;
import io.regretradar.domain.scorecard.Reason;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whole histories, against results worked out by another implementation in another language. */
class GoldenHistoriesTest {

    @TestFactory
    List<DynamicTest> everyHistoryGivesTheExpectedEvaluations() throws IOException {
        JsonNode all =
                new JsonMapper().readTree(Histories.FOLDER.resolve("expected.json").toFile());
        List<DynamicTest> tests = new ArrayList<>();
        all.get("histories")
                .properties()
                .forEach(
                        history ->
                                tests.add(
                                        DynamicTest.dynamicTest(
                                                history.getKey(),
                                                () ->
                                                        check(
                                                                history.getKey(),
                                                                history.getValue()))));
        assertThat(tests).hasSizeGreaterThanOrEqualTo(7);
        return tests;
    }

    private static void check(String name, JsonNode history) {
        List<AccountEvent> events = Histories.read(name);
        Set<Stream> connected = EnumSet.noneOf(Stream.class);
        events.forEach(event -> connected.add(event.stream()));
        EngineSettings settings = EngineSettings.defaults().withConnected(connected);
        Replay.Cursor cursor =
                new Replay(settings, Rules.defaults(), events)
                        .cursor(history.get("account").asText());

        List<String> differences = new ArrayList<>();
        history.get("expected")
                .properties()
                .forEach(
                        entry -> {
                            long at = Instant.parse(entry.getKey()).toEpochMilli();
                            cursor.advance(at, document -> {});
                            compare(entry.getKey(), cursor.peek(at), entry.getValue(), differences);
                        });
        assertThat(differences).isEmpty();
    }

    private static void compare(
            String at, Evaluation actual, JsonNode expected, List<String> differences) {
        near(at + " raw", actual.score().raw(), expected.get("raw").asDouble(), .01, differences);
        near(
                at + " score",
                actual.score().score(),
                expected.get("score").asDouble(),
                .01,
                differences);
        near(
                at + " p90d",
                actual.score().p90d(),
                expected.get("p90d").asDouble(),
                .0005,
                differences);
        near(
                at + " coverage",
                actual.score().coverage(),
                expected.get("coverage").asDouble(),
                .001,
                differences);
        Map<String, Double> features = new TreeMap<>();
        Map<String, Double> contributions = new TreeMap<>();
        for (Feature feature : Feature.values()) {
            if (actual.values().has(feature)) {
                features.put(feature.id(), actual.values().get(feature));
            }
            if (Numbers.round(actual.score().points(feature), 2) != 0) {
                contributions.put(feature.id(), actual.score().points(feature));
            }
        }
        same(at + " feature ", features, expected.get("features"), true, differences);
        same(
                at + " contribution ",
                contributions,
                expected.get("contributions"),
                false,
                differences);
        Map<String, Double> types = new TreeMap<>();
        for (RegretType type : RegretType.values()) {
            if (type != RegretType.UNKNOWN) {
                types.put(type.name(), actual.score().regret().strengths().get(type));
            }
        }
        same(at + " regret ", types, expected.get("regretTypes"), false, differences);
        equal(
                at + " dominant",
                actual.score().regret().dominant().name(),
                expected.get("dominantRegret").asText(),
                differences);
        equal(
                at + " stage",
                String.valueOf(actual.stage()),
                expected.get("stage").asText("null"),
                differences);
        List<String> reasons = new ArrayList<>();
        expected.get("reasons")
                .forEach(
                        reason ->
                                reasons.add(
                                        reason.isObject()
                                                ? reason.get("id").asText()
                                                : reason.asText()));
        equal(
                at + " reasons",
                actual.score().reasons().stream().map(Reason::id).toList(),
                reasons,
                differences);
    }

    private static void same(
            String what,
            Map<String, Double> actual,
            JsonNode expected,
            boolean relative,
            List<String> differences) {
        Set<String> names = new TreeSet<>(actual.keySet());
        expected.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            if (!actual.containsKey(name) || !expected.has(name)) {
                differences.add(
                        what
                                + name
                                + ": "
                                + actual.get(name)
                                + " but expected "
                                + expected.get(name));
            } else {
                double e = expected.get(name).asDouble();
                // Expected values carry six decimals.
                near(
                        what + name,
                        actual.get(name),
                        e,
                        relative ? 1e-6 * Math.max(1, Math.abs(e)) : .01,
                        differences);
            }
        }
    }

    private static void near(
            String what,
            double actual,
            double expected,
            double tolerance,
            List<String> differences) {
        if (!(Math.abs(actual - expected) <= tolerance)) {
            differences.add(what + ": " + actual + " but expected " + expected);
        }
    }

    private static void equal(
            String what, Object actual, Object expected, List<String> differences) {
        if (!actual.equals(expected)) {
            differences.add(what + ": " + actual + " but expected " + expected);
        }
    }
}
