package io.regretradar.pipeline.kafka;

import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.portfolio.Fact;
import io.regretradar.domain.rules.ControlEvent;
import io.regretradar.pipeline.deadletter.DeadLetter;
import io.regretradar.pipeline.deadletter.DeadLetter.KafkaRecord;

/** What comes out of an input topic. */
public sealed interface Arriving {

    /**
     * A valid event, and where it stands in its stream's topic.
     *
     * @param timestamp when the broker appended it, ms since 1970 UTC
     */
    record Event(AccountEvent event, int partition, long offset, long timestamp)
            implements Arriving {

        /** The key of the account operator. */
        public String accountId() {
            return event.accountId();
        }
    }

    /**
     * Event time has come this far.
     *
     * @param at milliseconds since 1970 UTC
     */
    record Tick(long at) implements Arriving {}

    /** A published version of some rules, and where it stands in the control topic. */
    record Rule(ControlEvent event, KafkaRecord place) implements Arriving {}

    /** What a document of an account tells the portfolio. */
    record Known(Fact fact) implements Arriving {}

    /** A record that is of no use. It moves no watermark. */
    record Rejected(DeadLetter letter) implements Arriving {}
}
