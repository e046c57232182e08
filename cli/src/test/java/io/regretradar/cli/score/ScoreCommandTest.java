package io.regretradar.cli.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.regretradar.cli.RadarRun;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreCommandTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final File GOLDEN =
            Path.of("..", "jobs", "domain", "src", "test", "resources", "golden", "scorecard.json")
                    .toFile();

    @TempDir private Path directory;

    @Test
    void anArrayOfQuestionsGivesTheGoldenAnswers() throws IOException {
        JsonNode cases = JSON.readTree(GOLDEN).get("cases");

        JsonNode answers = JSON.readTree(score(cases.toString()).out());

        assertThat(answers).hasSameSizeAs(cases);
        for (int i = 0; i < cases.size(); i++) {
            JsonNode expected = cases.get(i).get("expected");
            JsonNode answer = answers.get(i);
            for (String key : new String[] {"raw", "score", "p90d", "coverage"}) {
                assertThat(answer.get(key).asDouble())
                        .as(cases.get(i).get("name") + " " + key)
                        .isEqualTo(
                                expected.get(key).asDouble(),
                                within(key.equals("p90d") ? .0005 : .01));
            }
            assertThat(answer.get("reasons")).isEqualTo(expected.get("reasons"));
            assertThat(answer.get("dominantRegret")).isEqualTo(expected.get("dominantRegret"));
            assertThat(answer.get("contributions")).hasSameSizeAs(expected.get("contributions"));
        }
    }

    @Test
    void oneQuestionGivesOneAnswer() throws IOException {
        JsonNode answer = JSON.readTree(score("{\"features\":{\"frt_p75_h\":72}}").out());

        // 20 + 14: from 72 h on the curve is flat.
        assertThat(answer.get("raw").asDouble()).isEqualTo(34);
        assertThat(answer.get("contributions").get("frt_p75_h").asDouble()).isEqualTo(14);
    }

    @Test
    void onlyConnectedStreamsCountInTheCoverage() throws IOException {
        JsonNode answer =
                JSON.readTree(
                        score(
                                        "{\"features\":{\"referral_made\":1},"
                                                + "\"streams\":[\"referrals\"]}")
                                .out());

        assertThat(answer.get("coverage").asDouble()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"features\":{\"frt\":72}}",
                "{\"features\":{\"frt_p75_h\":\"slow\"}}",
                "{\"stage\":\"HONEYMOON\",\"features\":{}}",
                "{\"features\":{},\"streams\":[\"chat\"]}",
                "not json",
                ""
            })
    void aWrongQuestionIsNamedInOneLine(String question) {
        RadarRun run = score(question);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().strip().lines()).hasSize(1);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aTimelineIsReadInEveryShape() throws IOException {
        JsonNode rows = JSON.readTree(GOLDEN).get("bandTimeline").get("rows");
        StringBuilder lines = new StringBuilder();
        rows.forEach(row -> lines.append(row).append('\n'));

        String oneALine = timeline(lines.toString());
        String oneArray = timeline(rows.toString());
        String golden = RadarRun.of("score", "--timeline", GOLDEN.toString()).out();

        // Each row comes back with the band after it, which is what the golden rows hold.
        assertThat(JSON.readTree(golden)).isEqualTo(rows);
        assertThat(oneArray).isEqualTo(golden);
        assertThat(oneALine).isEqualTo(golden);
    }

    @Test
    void aBadRowIsNamed() throws IOException {
        Path file = directory.resolve("rows.json");
        Files.writeString(file, "[[0, 20, \"AWFUL\"]]");

        RadarRun run = RadarRun.of("score", "--timeline", file.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("AWFUL", "NONE", "WATCH", "AT_RISK", "CRITICAL");
    }

    private String timeline(String content) throws IOException {
        Path file = directory.resolve("rows.json");
        Files.writeString(file, content);
        return RadarRun.of("score", "--timeline", file.toString()).out();
    }

    private static RadarRun score(String question) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(question.getBytes(StandardCharsets.UTF_8)));
        try {
            return RadarRun.of("score");
        } finally {
            System.setIn(before);
        }
    }
}
