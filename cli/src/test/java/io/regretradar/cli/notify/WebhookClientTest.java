package io.regretradar.cli.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.regretradar.cli.notify.ScriptedWebhook.Request;
import io.regretradar.cli.notify.ScriptedWebhook.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WebhookClientTest {
    private static final WebhookClient.Pace QUICK =
            new WebhookClient.Pace(
                    Duration.ofMillis(800), Duration.ofMillis(20), Duration.ofMillis(200));

    private final List<String> notes = new CopyOnWriteArrayList<>();

    private Answer post(ScriptedWebhook webhook) throws Exception {
        try (WebhookClient client =
                new WebhookClient(Webhook.of(webhook.url()), QUICK, notes::add)) {
            return client.post("a1:3", "{}".getBytes(StandardCharsets.UTF_8))
                    .get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void repeatsWhatFailsOrIsNotAnsweredUnderTheSameKeyUntilItIsAccepted() throws Exception {
        try (ScriptedWebhook webhook =
                new ScriptedWebhook(Step.answer(500), Step.SILENCE, Step.answer(503))) {
            Answer answer = post(webhook);

            assertThat(answer.accepted()).isTrue();
            assertThat(webhook.requests()).hasSize(4);
            assertThat(webhook.requests()).extracting(Request::key).containsOnly("a1:3");
            assertThat(notes).hasSize(3);
            assertThat(notes.get(0)).contains("answers 500; attempt 2 follows in");
            assertThat(notes.get(1)).contains("does not answer within 0.8 s; attempt 3");
            assertThat(String.join(" ", notes)).doesNotContain(ScriptedWebhook.SECRET);
        }
    }

    @Test
    void waitsAsLongAsItIsAskedTo() throws Exception {
        try (ScriptedWebhook webhook = new ScriptedWebhook(new Step(429, "1", ""))) {
            assertThat(post(webhook).accepted()).isTrue();

            List<Request> requests = webhook.requests();
            assertThat(requests).hasSize(2);
            assertThat(Duration.ofNanos(requests.get(1).at() - requests.get(0).at()))
                    .isBetween(Duration.ofMillis(950), Duration.ofSeconds(10));
        }
    }

    @Test
    void waitsUntilTheDateThatItIsAskedFor() throws Exception {
        ZonedDateTime until = ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(3).withNano(0);
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(until);
        try (ScriptedWebhook webhook = new ScriptedWebhook(new Step(503, date, ""))) {
            assertThat(post(webhook).accepted()).isTrue();

            assertThat(ZonedDateTime.now(ZoneOffset.UTC)).isAfterOrEqualTo(until);
            assertThat(webhook.requests()).hasSize(2);
        }
    }

    @Test
    void whatWillNeverBeAcceptedIsNotRepeated() throws Exception {
        try (ScriptedWebhook webhook = new ScriptedWebhook(new Step(400, null, "invalid_blocks"))) {
            Answer answer = post(webhook);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text()).isEqualTo("invalid_blocks");
            assertThat(answer.closed()).isFalse();
            assertThat(webhook.requests()).hasSize(1);
        }
    }

    @Test
    void waitsTwiceAsLongEachTimeUpToALimitAndNotAllAlike() {
        for (int i = 0; i < 100; i++) {
            assertThat(QUICK.beforeAttempt(2).toMillis()).isBetween(16L, 24L);
            assertThat(QUICK.beforeAttempt(4).toMillis()).isBetween(64L, 96L);
            assertThat(QUICK.beforeAttempt(60).toMillis()).isBetween(160L, 240L);
        }
    }

    @Test
    void nobodyThereIsNoReasonToGiveUp() throws IOException {
        String gone;
        try (ScriptedWebhook webhook = new ScriptedWebhook()) {
            gone = webhook.url();
        }
        try (WebhookClient client = new WebhookClient(Webhook.of(gone), QUICK, notes::add)) {
            var delivery = client.post("a1:3", new byte[0]);

            org.awaitility.Awaitility.await().until(() -> notes.size() > 3);

            assertThat(delivery).isNotDone();
            delivery.cancel(true);
            assertThat(notes.get(0)).contains("cannot be reached").doesNotContain("T0-c4n4ry");
        }
    }
}
