package io.regretradar.cli.score;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.regretradar.cli.console.CommandFailure;
import io.regretradar.cli.console.JsonText;
import io.regretradar.cli.console.OutputOption.Format;
import io.regretradar.cli.console.Table;
import io.regretradar.cli.console.WrongUsage;
import io.regretradar.domain.alert.Band;
import io.regretradar.domain.alert.BandTracker;
import io.regretradar.domain.rules.Rules;
import io.regretradar.domain.scorecard.Numbers;
import io.regretradar.domain.scorecard.Reason;
import io.regretradar.domain.scorecard.Score;
import io.regretradar.domain.scorecard.Scorecard;
import io.regretradar.domain.scorecard.Scorer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What-if: features in, score and its explanation out. No service is needed. */
@Command(
        name = "score",
        description = {
            "Scores features read from standard input: one object or an array of",
            "{\"stage\":null|\"SETUP\"..., \"features\":{...}, \"regretTagShares\":{...}}.",
            "All streams count as connected unless \"streams\":[...] names them."
        },
        footer = {
            "",
            "Examples:",
            "  echo '{\"features\":{\"frt_p75_h\":96,\"nps_weighted\":3}}' | radar score",
            "  radar score --timeline rows.json      with rows [hour, raw, floor]"
        })
public final class ScoreCommand implements Callable<Integer> {

    private static final JsonMapper JSON = new JsonMapper();
    private static final long HOUR = 3_600_000L;

    @Option(
            names = "--output",
            defaultValue = "json",
            paramLabel = "text|json",
            description = "For people (text) or machines (json). Default: ${DEFAULT-VALUE}.")
    private Format format;

    @Option(
            names = "--timeline",
            paramLabel = "FILE",
            description =
                    "Read rows [hour, raw, floor] instead, and print the band after each."
                            + " The rapid-rise rule is not applied.")
    private Path timeline;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        if (timeline != null) {
            timeline();
        } else {
            JsonNode asked = standardInput();
            Scorer scorer = new Scorer(Rules.defaults().scorecard());
            if (asked.isArray()) {
                List<Map<String, Object>> answers = new ArrayList<>();
                asked.forEach(question -> answers.add(answer(scorer, question)));
                print(answers, answers);
            } else {
                Map<String, Object> answer = answer(scorer, asked);
                print(answer, List.of(answer));
            }
        }
        return 0;
    }

    private static JsonNode standardInput() {
        try {
            JsonNode asked = JSON.readTree(System.in);
            if (asked == null || asked.isMissingNode()) {
                throw new WrongUsage(
                        "Standard input is empty, but must be JSON, e.g."
                                + " {\"features\":{\"frt_p75_h\":96}}.");
            }
            return asked;
        } catch (JsonProcessingException e) {
            throw new WrongUsage(
                    "Standard input is no JSON: %s (line %d, column %d)."
                            .formatted(
                                    e.getOriginalMessage(),
                                    e.getLocation().getLineNr(),
                                    e.getLocation().getColumnNr()));
        } catch (IOException e) {
            throw new CommandFailure("Standard input cannot be read: " + e.getMessage(), e);
        }
    }

    private static Map<String, Object> answer(Scorer scorer, JsonNode question) {
        Score score = scorer.score(WhatIf.read(question));
        Map<String, Object> answer = new LinkedHashMap<>();
        if (question.path("name").isTextual()) {
            answer.put("name", question.get("name").asText());
        }
        answer.put("raw", Numbers.output(score.raw()));
        answer.put("score", Numbers.output(score.score()));
        answer.put("p90d", Numbers.output(score.p90d()));
        answer.put("coverage", Numbers.output(score.coverage()));
        answer.put("contributions", ScoreJson.contributions(score));
        answer.put("reasons", score.reasons().stream().map(Reason::id).toList());
        answer.put("regretTypes", ScoreJson.regretTypes(score.regret()));
        answer.put("dominantRegret", score.regret().dominant());
        return answer;
    }

    private void print(Object json, List<Map<String, Object>> answers) {
        PrintWriter out = spec.commandLine().getOut();
        if (format == Format.JSON) {
            out.println(JsonText.line(json));
            return;
        }
        for (Map<String, Object> answer : answers) {
            answer.forEach((key, value) -> out.printf("%-16s%s%n", key, value));
            out.println();
        }
    }

    private void timeline() {
        Scorecard card = Rules.defaults().scorecard();
        BandTracker tracker = new BandTracker();
        List<List<Object>> rows = new ArrayList<>();
        for (JsonNode row : rows()) {
            double raw = row.path(1).asDouble();
            Band band =
                    tracker.update(
                            Math.round(row.path(0).asDouble() * HOUR),
                            Math.max(0, Math.min(100, raw)),
                            floor(row),
                            false,
                            Band.CRITICAL,
                            card);
            rows.add(List.of(row.get(0), row.get(1), floor(row), band));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (format == Format.JSON) {
            out.println(JsonText.line(rows));
        } else {
            Table table = new Table(">hour", ">raw", "floor", "band");
            rows.forEach(row -> table.row(row.toArray()));
            table.print(out);
        }
    }

    /** Rows one a line, or as one array, or in an object under "rows". */
    private List<JsonNode> rows() {
        try (JsonParser values = JSON.createParser(timeline.toFile())) {
            List<JsonNode> rows = new ArrayList<>();
            for (JsonNode value = JSON.readTree(values);
                    value != null;
                    value = JSON.readTree(values)) {
                JsonNode list = value.isObject() ? value.findPath("rows") : value;
                boolean single = list.isArray() && !list.isEmpty() && !list.get(0).isArray();
                if (single) {
                    rows.add(list);
                } else {
                    list.forEach(rows::add);
                }
            }
            if (rows.isEmpty()) {
                throw new WrongUsage(
                        "--timeline "
                                + timeline
                                + " holds no row, but needs rows [hour, raw, floor].");
            }
            rows.forEach(this::check);
            return rows;
        } catch (JsonProcessingException e) {
            throw new WrongUsage(
                    "--timeline " + timeline + " is no JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new WrongUsage(
                    "--timeline "
                            + timeline
                            + " cannot be read, but must be a JSON file of rows [hour, raw, floor].");
        }
    }

    private void check(JsonNode row) {
        boolean good = row.isArray() && row.path(0).isNumber() && row.path(1).isNumber();
        if (!good) {
            throw new WrongUsage(
                    "--timeline "
                            + timeline
                            + " has the row "
                            + row
                            + ", but a row is [hour, raw, floor].");
        }
        floor(row);
    }

    private Band floor(JsonNode row) {
        JsonNode floor = row.path(2);
        if (floor.isMissingNode() || floor.isNull()) {
            return Band.NONE;
        }
        return Arrays.stream(Band.values())
                .filter(band -> band.name().equals(floor.asText()))
                .findFirst()
                .orElseThrow(
                        () ->
                                new WrongUsage(
                                        "--timeline "
                                                + timeline
                                                + " has the floor "
                                                + floor
                                                + ", but allowed is one of "
                                                + Arrays.asList(Band.values())
                                                + "."));
    }
}
