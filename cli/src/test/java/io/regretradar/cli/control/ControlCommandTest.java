package io.regretradar.cli.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.regretradar.cli.RadarRun;
import io.regretradar.domain.rules.RuleKind;
import io.regretradar.domain.rules.Rules;
import io.regretradar.embedded.EmbeddedKafka;
import io.regretradar.intake.EventEncoder;
import io.regretradar.pipeline.kafka.Topics;
import io.regretradar.pipeline.settings.RegretSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules looked at, published and taken back on a real broker. */
class ControlCommandTest {

    private static EmbeddedKafka kafka;
    private static RegretSettings settings;

    @TempDir private Path directory;

    @BeforeAll
    static void start() {
        kafka = EmbeddedKafka.start();
        settings =
                RegretSettings.of(
                        Map.of(
                                "kafka.bootstrap-servers",
                                kafka.bootstrapServers(),
                                "elasticsearch.urls",
                                "http://127.0.0.1:1"));
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    private static RadarRun control(String... args) {
        String[] all = new String[args.length + 2];
        all[0] = "control";
        System.arraycopy(args, 0, all, 1, args.length);
        all[args.length + 1] = "--bootstrap-servers=" + kafka.bootstrapServers();
        return RadarRun.of(all);
    }

    private Path scorecard(String name, int version, double base) throws IOException {
        String text =
                Rules.defaultJson(RuleKind.SCORECARD)
                        .replace("\"version\": 1", "\"version\": " + version)
                        .replaceFirst("\"base\": [0-9.]+", "\"base\": " + base);
        return Files.writeString(directory.resolve(name), text);
    }

    private static void tick(Instant at) {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        settings.kafka().connection(),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            producer.send(
                    new ProducerRecord<>(
                            settings.kafka().topic(Topics.CONTROL),
                            EventEncoder.tick(at.toEpochMilli())));
        }
    }

    @Test
    void validateShowsWhatChangesAndWhatIsWrong() throws IOException {
        Path good = scorecard("good.json", 2, 25);
        Path bad = scorecard("bad.json", 2, 250);
        Path none = Files.writeString(directory.resolve("none.json"), "{\"kind\": \"RULES\"}");
        Path torn = Files.writeString(directory.resolve("torn.json"), "{\n\"kind\": ");

        RadarRun alone = RadarRun.of("control", "validate", good.toString());
        RadarRun all =
                RadarRun.of(
                        "control",
                        "validate",
                        good.toString(),
                        bad.toString(),
                        none.toString(),
                        torn.toString());

        assertThat(alone.exitCode()).as(alone.err()).isZero();
        assertThat(alone.out().lines())
                .containsExactly(
                        good + ": SCORECARD version 2 is sound.",
                        "  Against the compiled-in version 1:",
                        "    base: 20.0 -> 25.0");
        assertThat(all.exitCode()).isEqualTo(1);
        assertThat(all.out())
                .contains("bad.json: base is 250.0: must have a maximum value of 100")
                .contains("none.json: kind is 'RULES', but must be one of SCORECARD, STAGES")
                .contains("torn.json is no JSON")
                .contains("(line 2)");
    }

    @Test
    void aVersionIsPublishedShownRefusedAndTakenBack() throws IOException {
        new Topics(settings.kafka()).create(2, (short) 1);
        tick(Instant.parse("2026-03-01T00:00:00Z"));

        RadarRun published =
                control(
                        "publish",
                        scorecard("second.json", 2, 25).toString(),
                        "--at=2026-03-02T00:00:00Z");
        assertThat(published.exitCode()).as(published.err()).isZero();
        assertThat(published.out())
                .contains(
                        "SCORECARD version 2 holds for every account from 2026-03-02T00:00:00Z on.",
                        "base: 20.0 -> 25.0",
                        "To take it back: radar control rollback SCORECARD");

        RadarRun same =
                control(
                        "publish",
                        scorecard("same.json", 2, 30).toString(),
                        "--at=2026-03-03T00:00:00Z");
        assertThat(same.exitCode()).isEqualTo(1);
        assertThat(same.out()).contains("Refused", "RULE_OLDER", "must be above 2");

        RadarRun late =
                control(
                        "publish",
                        "--bump",
                        scorecard("late.json", 2, 30).toString(),
                        "--at=2026-02-28T00:00:00Z");
        assertThat(late.exitCode()).isEqualTo(1);
        assertThat(late.out()).contains("RULE_TOO_LATE", "after 2026-03-01T00:00:00Z");

        tick(Instant.parse("2026-03-02T06:00:00Z"));
        RadarRun back = control("rollback", "SCORECARD", "--at=2026-03-04T00:00:00Z");
        assertThat(back.exitCode()).as(back.err()).isZero();
        assertThat(back.out())
                .contains(
                        "SCORECARD version 3 holds", "2026-03-04T00:00:00Z", "base: 25.0 -> 20.0");

        JsonNode rows = new JsonMapper().readTree(control("show", "--output=json").out());
        assertThat(rows.findValuesAsText("state"))
                .containsExactly(
                        "COMPILED_IN",
                        "HOLDS",
                        "REFUSED",
                        "REFUSED",
                        "WAITS",
                        "COMPILED_IN, HOLDS",
                        "COMPILED_IN, HOLDS",
                        "COMPILED_IN, HOLDS",
                        "COMPILED_IN, HOLDS",
                        "COMPILED_IN, HOLDS");
        theSilenceOfThePageHoldsUntilItsEnd();
        RadarRun json = control("show", "SCORECARD", "--json");
        assertThat(new JsonMapper().readTree(json.out()).path("base").asDouble()).isEqualTo(25);
        Path shown = Files.writeString(directory.resolve("shown.json"), json.out());
        assertThat(RadarRun.of("control", "validate", shown.toString()).exitCode()).isZero();

        RadarRun table = control("show", "SCORECARD");
        assertThat(table.out().lines().skip(2).findFirst().orElseThrow())
                .startsWith("SCORECARD        2  HOLDS        2026-03-02T00:00:00Z  20");
        aScorecardIsTriedPromotedAndTakenBack();
    }

    private void aScorecardIsTriedPromotedAndTakenBack() throws IOException {
        Path card = scorecard("tried.json", 7, 30);
        RadarRun nothing = control("promote", "--at=2026-03-06T00:00:00Z");
        assertThat(nothing.exitCode()).isEqualTo(1);
        assertThat(nothing.err()).contains("No scorecard is on trial", "--as-shadow");
        RadarRun wrong =
                control(
                        "publish",
                        "--as-shadow",
                        Files.writeString(
                                        directory.resolve("stages.json"),
                                        Rules.defaultJson(RuleKind.STAGES))
                                .toString());
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).contains("--as-shadow takes a SCORECARD", "holds STAGES");

        RadarRun tried =
                control("publish", "--as-shadow", card.toString(), "--at=2026-03-05T00:00:00Z");
        assertThat(tried.exitCode()).as(tried.err()).isZero();
        assertThat(tried.out().lines())
                .containsExactly(
                        "SHADOW_SCORECARD version 2 holds for every account from 2026-03-05T00:00:00Z on.",
                        "Scorecard 7 is on trial; alerts follow the one in force, from which it differs in:",
                        "  base: 20.0 -> 30.0",
                        "To compare both: radar evaluate --elasticsearch URL --outcomes FILE --shadow --scorecard CARD",
                        "To switch to it: radar control promote",
                        "To end the trial: radar control rollback SHADOW_SCORECARD");

        RadarRun promoted = control("promote", "--at=2026-03-06T00:00:00Z");
        assertThat(promoted.exitCode()).as(promoted.err()).isZero();
        assertThat(promoted.out())
                .contains(
                        "SCORECARD version 7 holds for every account from 2026-03-06T00:00:00Z on.",
                        "base: 20.0 -> 30.0",
                        "SHADOW_SCORECARD version 3 holds for every account from 2026-03-06T00:00:00Z on.",
                        "No scorecard is on trial from then on.");
        assertThat(control("promote", "--at=2026-03-07T00:00:00Z").err())
                .contains("No scorecard is on trial");
        RadarRun back = control("rollback", "SCORECARD", "--at=2026-03-07T00:00:00Z");
        assertThat(back.out()).contains("SCORECARD version 8 holds", "base: 30.0 -> 20.0");
    }

    /** The example of docs/rules.md, published as the page says. */
    private void theSilenceOfThePageHoldsUntilItsEnd() throws IOException {
        String page = Files.readString(Path.of("../docs/rules.md"));
        int start = page.indexOf("```json") + "```json".length();
        Path example =
                Files.writeString(
                        directory.resolve("silence.json"),
                        page.substring(start, page.indexOf("```", start)));

        RadarRun published =
                control("publish", "--bump", example.toString(), "--at=2026-03-02T12:00:00Z");
        assertThat(published.exitCode()).as(published.out() + published.err()).isZero();
        assertThat(published.out()).contains("SILENCE version 1 holds");
        tick(Instant.parse("2026-03-02T18:00:00Z"));
        assertThat(control("show", "SILENCE").out()).contains("SILENCE        1  HOLDS");
        tick(Instant.parse("2026-03-03T00:00:00Z"));
        assertThat(control("show", "SILENCE").out()).contains("SILENCE        1  OVER");
    }

    @Test
    void withoutBrokersOrATopicItSaysWhatToDo() {
        RadarRun nobody = RadarRun.of("control", "show", "--bootstrap-servers=nowhere");
        RadarRun compiledIn = RadarRun.of("control", "show", "STAGES", "--json", "--compiled-in");
        RadarRun noKind = RadarRun.of("control", "show", "--json");
        RadarRun silence = control("rollback", "SILENCE");

        assertThat(nobody.exitCode()).isEqualTo(2);
        assertThat(nobody.err()).contains("HOST:PORT");
        assertThat(compiledIn.out()).isEqualTo(Rules.defaultJson(RuleKind.STAGES));
        assertThat(noKind.exitCode()).isEqualTo(2);
        assertThat(noKind.err()).contains("--json needs a KIND");
        assertThat(silence.exitCode()).isEqualTo(2);
        assertThat(silence.err()).contains("a silence replaces nothing");
    }
}
