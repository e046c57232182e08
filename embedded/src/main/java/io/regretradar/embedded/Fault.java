package io.regretradar.embedded;

import java.time.Duration;
import java.util.function.UnaryOperator;

/** What {@link FaultProxy} does to a request instead of passing it on and its answer back. */
public sealed interface Fault {

    /**
     * Answers with an error and does not pass the request on.
     *
     * @param code of HTTP, 400 to 599
     */
    record Status(int code) implements Fault {
        /** Checks that it is an error. */
        public Status {
            if (code < 400 || code > 599) {
                throw new IllegalArgumentException(
                        "code is %d, but must be 400 to 599.".formatted(code));
            }
        }
    }

    /**
     * Passes the request on and never answers: a read time-out after the server did its work. The
     * connection stays open until the client gives up.
     */
    record DropAnswer() implements Fault {}

    /** Resets the connection (TCP RST) and does not pass the request on. */
    record Reset() implements Fault {}

    /** Passes the request on, sends the head and half of the answer's body, and closes. */
    record HalfAnswer() implements Fault {}

    /**
     * Waits, and then passes the request on.
     *
     * @param delay how long, positive
     */
    record Delay(Duration delay) implements Fault {}

    /**
     * Passes the request on and changes the answer's body, e.g. to refuse single items of a bulk
     * request.
     *
     * @param body from the server's answer (UTF-8, not compressed) to the one the client sees
     */
    record Rewrite(UnaryOperator<String> body) implements Fault {}
}
