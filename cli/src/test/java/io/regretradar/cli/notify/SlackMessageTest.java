package io.regretradar.cli.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.regretradar.domain.alert.AlertType;
import io.regretradar.domain.alert.Band;
import io.regretradar.domain.alert.Notification;
import io.regretradar.domain.alert.Notification.Kind;
import io.regretradar.domain.play.PlayOwner;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlackMessageTest {

    private static Notification told(Kind kind, String name, Band before, Band band) {
        return new Notification(
                "a1",
                3,
                kind,
                Instant.parse("2026-03-29T06:15:00Z").toEpochMilli(),
                new Notification.Account("acme", name, "smb", "Europe/Vienna", "olga.weber", null),
                null,
                AlertType.REGRET_RISK,
                band,
                before,
                78.4,
                12_300,
                List.of("First replies take 96 h.", "NPS is 3."),
                kind == Kind.RECOVERED
                        ? null
                        : new Notification.Play(
                                "escalate_queue",
                                "Escalate the queue, and apologise with a date",
                                PlayOwner.SUPPORT_LEAD,
                                Instant.parse("2026-03-29T10:15:00Z").toEpochMilli()));
    }

    private static JsonNode json(Notification told) throws IOException {
        return new ObjectMapper().readTree(SlackMessage.of(told).json());
    }

    @Test
    void saysWhoHowBadAndWhyAndWhenByTheAccountsClock() throws IOException {
        JsonNode message = json(told(Kind.RAISED, "Acme", Band.WATCH, Band.CRITICAL));

        assertThat(message)
                .isEqualTo(
                        new ObjectMapper()
                                .readTree(
                                        """
                {"text": "Acme: regret risk rose from WATCH to CRITICAL", "blocks": [
                  {"type": "header", "text": {"type": "plain_text",
                    "text": "Acme: regret risk rose from WATCH to CRITICAL", "emoji": false}},
                  {"type": "section", "text": {"type": "mrkdwn",
                    "text": "*Score* 78 of 100 · *Value at risk* 12,300 a year · *Owner* olga.weber · *Segment* smb\\n• First replies take 96 h.\\n• NPS is 3."}},
                  {"type": "section", "text": {"type": "mrkdwn",
                    "text": "*Do* Escalate the queue, and apologise with a date (support lead, due 2026-03-29 12:15)"}},
                  {"type": "context", "elements": [{"type": "mrkdwn",
                    "text": "2026-03-29 08:15 Europe/Vienna · radar explain acme"}]}]}
                """));
    }

    @Test
    void everyKindReadsAsASentence() throws IOException {
        assertThat(json(told(Kind.OPENED, null, Band.NONE, Band.WATCH)).path("text").asText())
                .isEqualTo("acme: regret risk (WATCH)");
        assertThat(json(told(Kind.REOPENED, "A", Band.NONE, Band.AT_RISK)).path("text").asText())
                .isEqualTo("A: regret risk is back (AT RISK)");
        assertThat(json(told(Kind.RECOVERED, "A", Band.AT_RISK, Band.NONE)).path("text").asText())
                .isEqualTo("A: regret risk is over (was AT RISK)");
        assertThat(
                        json(told(Kind.ESCALATED, "A", Band.CRITICAL, Band.CRITICAL))
                                .path("text")
                                .asText())
                .isEqualTo("A: nobody took regret risk (CRITICAL), escalated to the lead");
    }

    private static Notification ofSource(Kind kind, String name) {
        return new Notification(
                "a2",
                1,
                kind,
                Instant.parse("2026-03-29T06:00:00Z").toEpochMilli(),
                null,
                new Notification.Source("support-tickets", name),
                AlertType.DATA_STALE,
                kind == Kind.RECOVERED ? Band.NONE : Band.AT_RISK,
                kind == Kind.RECOVERED ? Band.AT_RISK : Band.NONE,
                Double.NaN,
                Double.NaN,
                List.of(),
                null);
    }

    @Test
    void aSilentSourceIsNoCustomer() throws IOException {
        JsonNode silent = json(ofSource(Kind.OPENED, "zendesk"));

        assertThat(silent.path("text").asText())
                .isEqualTo("support-tickets from zendesk has gone silent");
        assertThat(silent.at("/blocks/1/text/text").asText()).contains("Look at the connector");
        assertThat(silent.at("/blocks/2/elements/0/text").asText())
                .isEqualTo("2026-03-29 06:00 UTC · radar alerts --type DATA_STALE");
        assertThat(json(ofSource(Kind.RECOVERED, "")).path("text").asText())
                .isEqualTo("support-tickets is back");
    }

    @Test
    void namesCannotCallTheChannelOrBreakTheLine() throws IOException {
        JsonNode message =
                json(told(Kind.OPENED, "<!channel>\n& <http://x|Acme>", Band.NONE, Band.WATCH));

        assertThat(message.path("text").asText())
                .startsWith("&lt;!channel&gt; &amp; &lt;http://x|Acme&gt;: regret risk");
        assertThat(message.at("/blocks/0/text/text").asText()).doesNotContain("\n");
    }

    @Test
    void aLongNameStaysWithinTheLimitOfAHeader() throws IOException {
        JsonNode message = json(told(Kind.OPENED, "x".repeat(500), Band.NONE, Band.WATCH));

        assertThat(message.at("/blocks/0/text/text").asText()).hasSize(150).endsWith("…");
    }
}
