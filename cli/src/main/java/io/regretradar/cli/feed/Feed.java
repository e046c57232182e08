package io.regretradar.cli.feed;

import io.regretradar.domain.event.AccountEvent;

/** Takes events and ticks in the order in which they are sent. */
public interface Feed {

    void event(AccountEvent event);

    /**
     * Event time has come this far, in every partition of every input topic.
     *
     * @param at milliseconds since 1970 UTC
     */
    void tick(long at);
}
