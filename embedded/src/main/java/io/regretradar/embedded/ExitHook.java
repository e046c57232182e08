package io.regretradar.embedded;

/** Something to do when this JVM shuts down in order, unless it was done before. */
final class ExitHook {

    private final Thread thread;

    ExitHook(Runnable action) {
        thread = new Thread(action, "embedded-server-exit");
        Runtime.getRuntime().addShutdownHook(thread);
    }

    void remove() {
        try {
            Runtime.getRuntime().removeShutdownHook(thread);
        } catch (IllegalStateException e) {
            // Shutting down: the hook itself is at work and will find nothing left to do.
        }
    }
}
