package io.regretradar.cli.demo;

import io.regretradar.cli.simulate.Truth;
import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.Stream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What the demo lives through. */
interface History {

    /** Streams that occur in it; features of others do not apply. */
    Set<Stream> streams();

    /** Where it begins. */
    Instant start();

    /** Nothing happens at this instant or later. */
    Instant end();

    /** Hands out its events in event-time order, once. */
    void replay(Consumer<AccountEvent> out);

    /** What was really the case with its accounts, where that is known. */
    Optional<List<Truth>> truths();

    /** Goes on after the end up to that instant, if it can. */
    default void liveOn(Instant until, Consumer<AccountEvent> out) {}

    /** Whether it can go on after its end. */
    default boolean livesOn() {
        return false;
    }
}
