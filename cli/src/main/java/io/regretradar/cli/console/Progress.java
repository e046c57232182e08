package io.regretradar.cli.console;

import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Tells a waiting person how far long work has come: a moving bar where standard error is a
 * terminal, nothing else where it is not. Standard output is left to results.
 */
public final class Progress implements AutoCloseable {
    /** Set to true or false by a launcher that knows whether standard error is a terminal. */
    static final String TERMINAL_PROPERTY = "radar.stderr.terminal";

    private static final int MILLIS_BETWEEN_UPDATES = 250;

    private final ProgressBar bar;

    private Progress(ProgressBar bar) {
        this.bar = bar;
    }

    /**
     * Begins a task of so many steps; a negative number is one whose length nobody knows.
     *
     * @param task what is being done, e.g. "Simulating"
     * @param unit what a step is, e.g. " events"
     */
    public static Progress of(String task, long steps, String unit) {
        if (!terminal()) {
            return new Progress(null);
        }
        return new Progress(
                new ProgressBarBuilder()
                        .setTaskName(task)
                        .setInitialMax(steps)
                        .setUnit(unit, 1)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(MILLIS_BETWEEN_UPDATES)
                        .clearDisplayOnFinish()
                        .build());
    }

    /** How far it is by now. */
    public void at(long step) {
        if (bar != null) {
            bar.stepTo(step);
        }
    }

    /** One step further. */
    public void step() {
        if (bar != null) {
            bar.step();
        }
    }

    /** Says on standard error, flushed, what has been reached. */
    public static void say(PrintWriter err, String line) {
        err.println(line);
        err.flush();
    }

    private static boolean terminal() {
        String told = System.getProperty(TERMINAL_PROPERTY);
        return told == null ? System.console() != null : Boolean.parseBoolean(told);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
