package io.regretradar.embedded;

/** A way to run a broker whose storage is formatted: as a child process, or in this JVM. */
interface KafkaBroker extends AutoCloseable {

    /** Returns when the broker can serve. */
    void start();

    /** Ends the broker in order; its data stay. */
    void stop();

    /** Its process. */
    ChildServer process();

    @Override
    void close();
}
