package io.regretradar.cli.feed;

import io.regretradar.domain.event.AccountEvent;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.ToLongFunction;

/**
 * Turns events in event-time order into what real producers send: most at once, some a little
 * later, never later than the bound, with an hourly tick of event time between them. The order is a
 * function of the events and the seed.
 */
public final class SendingOrder {
    private static final long TICK_MILLIS = Duration.ofHours(1).toMillis();
    private static final int ONE_IN_SO_MANY_IS_LATE = 8;
    private static final double USED_OF_BOUND = .75;

    private final Feed feed;
    private final Duration bound;
    private final ToLongFunction<AccountEvent> delay;
    private final PriorityQueue<Sent> waiting =
            new PriorityQueue<>(Comparator.comparingLong(Sent::at).thenComparing(Sent::number));
    private long numbered;
    private long nextTick = Long.MIN_VALUE;

    private record Sent(long at, long number, AccountEvent event) {}

    /**
     * @param bound how far out of order the job allows events to be; events stay well within
     */
    public SendingOrder(Feed feed, Duration bound, long seed) {
        this.feed = feed;
        this.bound = bound;
        long largest = Math.max(1, Math.round(bound.toMillis() * USED_OF_BOUND));
        this.delay =
                event -> {
                    long hash = (event.eventId().hashCode() ^ seed) * 0x9E3779B97F4A7C15L >>> 16;
                    return hash % ONE_IN_SO_MANY_IS_LATE == 0
                            ? hash / ONE_IN_SO_MANY_IS_LATE % largest
                            : 0;
                };
    }

    private SendingOrder(Feed feed, Duration bound) {
        this.feed = feed;
        this.bound = bound;
        this.delay = event -> 0;
    }

    /** Sends each event in its order, none late. */
    public static SendingOrder undisturbed(Feed feed, Duration bound) {
        return new SendingOrder(feed, bound);
    }

    /** The next event in event-time order. */
    public void event(AccountEvent event) {
        send(event.occurredAt());
        waiting.add(new Sent(event.occurredAt() + delay.applyAsLong(event), numbered++, event));
    }

    /** Nothing before that instant is still to come: sends what was to be sent by then. */
    public void until(long instant) {
        send(instant);
        ticks(instant);
    }

    /** The end of a history: sends the rest, and a last tick that lets everything be seen. */
    public void end(long instant) {
        send(Long.MAX_VALUE);
        ticks(instant);
        feed.tick(lastTick(instant, bound));
    }

    /** The time of the tick after which a history that ends at that instant has been seen whole. */
    public static long lastTick(long end, Duration bound) {
        return end + bound.toMillis() + Duration.ofMinutes(1).toMillis();
    }

    private void send(long upTo) {
        while (!waiting.isEmpty() && waiting.peek().at() <= upTo) {
            Sent next = waiting.poll();
            ticks(next.at());
            feed.event(next.event());
        }
    }

    private void ticks(long upTo) {
        if (nextTick == Long.MIN_VALUE) {
            nextTick = Math.floorDiv(upTo, TICK_MILLIS) * TICK_MILLIS + TICK_MILLIS;
        }
        for (; nextTick <= upTo; nextTick += TICK_MILLIS) {
            feed.tick(nextTick);
        }
    }
}
