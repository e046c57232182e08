package io.regretradar.cli.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.regretradar.cli.elastic.Document;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdvocacyLinesTest {

    private static List<String> lines(String json) throws JsonProcessingException {
        return AdvocacyLines.of(new Document(new ObjectMapper().readTree(json)));
    }

    @Test
    void saysSinceWhenAnAccountCanBeAsked() throws JsonProcessingException {
        assertThat(
                        lines(
                                """
                                {"referral.state":"READY","referral.readiness":68.77,"referral.lacks":[],
                                 "referral.ready_at":"2025-03-02T06:00:00.000Z",
                                 "referral.prime":true,"referral.missed":true}
                                """))
                .containsExactly(
                        "",
                        "Referral: can be asked, readiness 69 of 100, prime,"
                                + " since 2025-03-02 06:00 UTC, and nobody has asked");
    }

    @Test
    void saysWhatStandsAgainstAsking() throws JsonProcessingException {
        assertThat(
                        lines(
                                """
                                {"referral.state":"NOT_READY","referral.readiness":20,
                                 "referral.lacks":["PROMOTER","TENURE"]}
                                """))
                .containsExactly(
                        "",
                        "Referral: not to be asked yet, readiness 20 of 100",
                        "  nobody has answered 9 or 10 of late",
                        "  not a customer for long enough");
    }

    @Test
    void saysNothingOfAnAccountThatHasLeft() throws JsonProcessingException {
        assertThat(lines("{\"account.id\":\"a-1\"}")).isEmpty();
    }
}
