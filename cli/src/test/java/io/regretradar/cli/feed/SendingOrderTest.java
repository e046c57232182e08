package io.regretradar.cli.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.Header;
import io.regretradar.domain.event.UsageEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SendingOrderTest {
    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long START = 1_700_000_000_000L;
    private static final int EVENTS = 5_000;
    private static final long END = START + EVENTS * 7_000L;

    @Test
    void someEventsComeLateButWithinTheBound() {
        List<Long> events = sent(1).stream().filter(sent -> !sent.tick()).map(Sent::at).toList();

        long newest = Long.MIN_VALUE;
        long largestLag = 0;
        for (long at : events) {
            newest = Math.max(newest, at);
            largestLag = Math.max(largestLag, newest - at);
        }
        assertThat(events).hasSize(EVENTS);
        assertThat(largestLag).isBetween(10_000L, BOUND.toMillis());
    }

    @Test
    void noEventIsMadeLateByATick() {
        long tick = 0;
        for (Sent sent : sent(1)) {
            if (sent.tick()) {
                tick = sent.at();
            } else {
                assertThat(sent.at()).isGreaterThanOrEqualTo(tick - BOUND.toMillis());
            }
        }
    }

    @Test
    void everyHourTicksOnceAndTheLastTickLetsTheEndBeSeen() {
        List<Long> ticks = sent(1).stream().filter(Sent::tick).map(Sent::at).toList();

        List<Long> hours = ticks.subList(0, ticks.size() - 1);
        assertThat(hours).hasSize((int) (END / HOUR - START / HOUR));
        assertThat(hours).allMatch(tick -> tick % HOUR == 0).doesNotHaveDuplicates().isSorted();
        assertThat(ticks.get(ticks.size() - 1)).isEqualTo(END + 60_000 + 60_000);
    }

    @Test
    void theOrderFollowsFromTheSeed() {
        assertThat(sent(1)).isEqualTo(sent(1)).isNotEqualTo(sent(2));
    }

    private record Sent(boolean tick, long at) {}

    private static List<Sent> sent(long seed) {
        List<Sent> sent = new ArrayList<>();
        SendingOrder order =
                new SendingOrder(
                        new Feed() {
                            @Override
                            public void event(AccountEvent event) {
                                sent.add(new Sent(false, event.occurredAt()));
                            }

                            @Override
                            public void tick(long at) {
                                sent.add(new Sent(true, at));
                            }
                        },
                        BOUND,
                        seed);
        for (int i = 0; i < EVENTS; i++) {
            order.event(usage(i));
        }
        order.end(END);
        return sent;
    }

    private static AccountEvent usage(int i) {
        return new UsageEvent(
                new Header("e-" + i, "acme", null, START + i * 7_000L, "test"),
                "user",
                "reports",
                true,
                1,
                null,
                0,
                false);
    }
}
