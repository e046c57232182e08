package io.regretradar.cli.demo;

import io.regretradar.cli.feed.KafkaFeed;
import io.regretradar.domain.event.Header;
import io.regretradar.domain.event.Stream;
import io.regretradar.domain.event.SurveyEvent;
import io.regretradar.domain.event.UsageEvent;
import io.regretradar.intake.EventEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * What every real stream brings with it: records that nobody can read, values that cannot be, and
 * clocks that are ahead. None of them may stop the job or change a score; each becomes a dead
 * letter with its reason.
 */
final class BadRecords {
    private static final Duration AHEAD = Duration.ofDays(1);
    private static final int IMPOSSIBLE_NPS = 11;

    private BadRecords() {}

    /**
     * Sends some about an account.
     *
     * @param end the history's last instant
     * @return how many
     */
    static int send(KafkaFeed feed, String account, Instant end) {
        String line = "4711;%s;created;yesterday".formatted(account);
        feed.raw(Stream.SUPPORT_TICKETS, account, line.getBytes(StandardCharsets.UTF_8));
        byte[] whole = EventEncoder.encode(use(account, "torn", end));
        feed.raw(Stream.PRODUCT_USAGE, account, Arrays.copyOf(whole, whole.length / 2));
        feed.raw(Stream.SURVEYS, account, EventEncoder.encode(answer(account, end)));
        feed.raw(
                Stream.PRODUCT_USAGE,
                account,
                EventEncoder.encode(use(account, "ahead", Instant.now().plus(AHEAD))));
        return 4;
    }

    private static Header header(String account, String what, Instant at) {
        return new Header("bad-" + what, account, null, at.toEpochMilli(), "demo");
    }

    private static UsageEvent use(String account, String what, Instant at) {
        return new UsageEvent(
                header(account, what, at), "somebody", "report", true, 1, null, 0, false);
    }

    private static SurveyEvent answer(String account, Instant at) {
        return new SurveyEvent(
                header(account, "answer", at),
                "bad-survey",
                SurveyEvent.Kind.NPS,
                SurveyEvent.Action.RESPONDED,
                IMPOSSIBLE_NPS,
                null,
                null,
                null,
                List.of());
    }
}
