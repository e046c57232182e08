package io.regretradar.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class FlinkFailureTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void theInnermostCauseIsWhatAPersonNeeds() throws IOException {
        String answer =
                """
                {"exceptionHistory":{"entries":[{"stacktrace":
                "java.lang.RuntimeException: outer\\n\\tat a.B.c(B.java:1)\\nCaused by: java.io.IOException: disk full\\n\\tat d.E.f(E.java:2)\\n"}]}}
                """;

        assertThat(FlinkFailure.innermost(JSON.readTree(answer)))
                .isEqualTo("java.io.IOException: disk full");
    }

    @Test
    void noFailureIsSaidAsSuch() throws IOException {
        assertThat(FlinkFailure.innermost(JSON.readTree("{}")))
                .isEqualTo("Flink knows of no failure");
    }
}
