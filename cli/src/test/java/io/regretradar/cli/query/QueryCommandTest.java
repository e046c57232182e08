package io.regretradar.cli.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.regretradar.cli.RadarRun;
import io.regretradar.cli.elastic.FilledElasticsearch;
import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class QueryCommandTest {

    @Test
    void theQuestionsAreListed() {
        RadarRun run = RadarRun.of("query");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines().count()).isGreaterThan(15);
        assertThat(run.out())
                .contains(
                        "drop-off-by-stage",
                        "At which stage of the journey do customers fall away?");
    }

    @Test
    void anUnknownNameIsWrongUsageAndTheNamesAreGiven() {
        RadarRun run = RadarRun.of("query", "why");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("the query is 'why'", "what-moved-most", "radar query");
    }

    @Test
    void anElasticsearchThatIsNotThereIsSaid() {
        RadarRun run =
                RadarRun.of("query", "what-moved-most", "--elasticsearch=http://127.0.0.1:1");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("http://127.0.0.1:1 does not answer");
    }

    @Test
    void theAnswerIsATableAndTheTimeCanBeSet() throws IOException {
        try (FilledElasticsearch elasticsearch = new FilledElasticsearch()) {
            elasticsearch.put("regret-accounts", "acorn", account("acorn", "2026-03-01", 18));
            elasticsearch.put("regret-accounts", "birch", account("birch", "2026-03-01", -7.5));
            elasticsearch.put("regret-accounts", "cedar", account("cedar", "2026-01-01", 30));
            elasticsearch.refresh();
            String url = "--elasticsearch=" + elasticsearch.url();

            RadarRun then =
                    RadarRun.of("query", "what-moved-most", url, "--at=2026-03-02T00:00:00Z");
            RadarRun json =
                    RadarRun.of(
                            "query",
                            "what-moved-most",
                            url,
                            "--at=2026-01-02T00:00:00Z",
                            "--output=json");
            RadarRun never =
                    RadarRun.of("query", "disputed-exits", url, "--at=2020-01-01T00:00:00Z");

            assertThat(then.exitCode()).as(then.err()).isZero();
            assertThat(then.out().lines())
                    .startsWith("Whose score moved most this week?")
                    .anyMatch(line -> line.matches("acorn +Acorn +18"))
                    .anyMatch(line -> line.matches("birch +Birch +-7.5"));
            assertThat(new ObjectMapper().readTree(json.out()).at("/hits/total/value").asInt())
                    .isEqualTo(3);
            assertThat(never.out()).contains("Nothing matches.");
        }
    }

    private static String account(String id, String day, double change) {
        String name = id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1);
        return """
               {"@timestamp":"%sT00:00:00Z","account.id":"%s","account.name":"%s","risk.change_7d":%s}
               """
                .formatted(day, id, name, change);
    }
}
