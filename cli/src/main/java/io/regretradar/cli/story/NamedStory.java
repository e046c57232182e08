package io.regretradar.cli.story;

import io.regretradar.domain.event.AccountEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;

/** A hand-written history of one account, told the same way every time. */
public final class NamedStory {
    private final String name;
    private final String summary;
    private final int days;
    private final Consumer<Tale> script;

    NamedStory(String name, String summary, int days, Consumer<Tale> script) {
        this.name = name;
        this.summary = summary;
        this.days = days;
        this.script = script;
    }

    /** Its name, which is also the id of its account, e.g. {@code silent-vendor}. */
    public String name() {
        return name;
    }

    /** What it tells, in one line. */
    public String summary() {
        return summary;
    }

    /** How many days it lasts. */
    public int days() {
        return days;
    }

    /**
     * Everything that happens, in event-time order.
     *
     * @param start day 0, UTC. Stories are written for a Monday: on another weekday the product is
     *     used on other days of the story.
     */
    public List<AccountEvent> events(LocalDate start) {
        Tale tale = new Tale(name, start);
        script.accept(tale);
        return tale.inOrder();
    }

    /** The midnight after the last day. */
    public Instant end(LocalDate start) {
        return start.plusDays(days).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
