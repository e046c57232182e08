package io.regretradar.cli.demo;

import io.regretradar.cli.console.CommandFailure;
import io.regretradar.cli.simulate.Truth;
import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.Stream;
import io.regretradar.intake.Decoded;
import io.regretradar.intake.IntakeSettings;
import io.regretradar.intake.lines.EventLine;
import io.regretradar.intake.lines.EventLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The events of NDJSON files, sorted by event time. */
final class FileHistory implements History {
    private static final int SHOWN_REJECTIONS = 5;

    private final List<AccountEvent> events = new ArrayList<>();
    private final Set<Stream> streams = EnumSet.noneOf(Stream.class);
    private long lastTick = Long.MIN_VALUE;
    private long rejected;

    /**
     * Reads the files.
     *
     * @param complain takes a line for each of the first lines that are no event
     * @throws CommandFailure if a file cannot be read or holds no event
     */
    static FileHistory read(List<Path> files, Consumer<String> complain) {
        FileHistory history = new FileHistory();
        try (EventLines lines = EventLines.open(files, IntakeSettings.DEFAULTS)) {
            lines.forEachRemaining(line -> history.take(line, complain));
        } catch (IOException | UncheckedIOException e) {
            throw new CommandFailure(e.getMessage(), e);
        }
        if (history.events.isEmpty()) {
            throw new CommandFailure(
                    "There is no event in %s. Give NDJSON, one event a line, as 'radar simulate' writes it."
                            .formatted(files));
        }
        history.events.sort(AccountEvent.ORDER);
        return history;
    }

    private void take(EventLine line, Consumer<String> complain) {
        if (line.content() instanceof Decoded.Accepted accepted) {
            events.add(accepted.event());
            streams.add(accepted.event().stream());
        } else if (line.content() instanceof Decoded.Tick tick) {
            lastTick = Math.max(lastTick, tick.at());
        } else if (line.content() instanceof Decoded.Rejected refusal) {
            rejected++;
            if (rejected <= SHOWN_REJECTIONS) {
                complain.accept("%s left out: %s".formatted(line.place(), refusal.message()));
            }
        }
    }

    /** Lines that are no event. */
    long rejected() {
        return rejected;
    }

    @Override
    public Set<Stream> streams() {
        return streams;
    }

    @Override
    public Instant start() {
        return Instant.ofEpochMilli(events.get(0).occurredAt());
    }

    @Override
    public Instant end() {
        long lastEvent = events.get(events.size() - 1).occurredAt();
        return Instant.ofEpochMilli(Math.max(lastTick, lastEvent + 1));
    }

    @Override
    public void replay(Consumer<AccountEvent> out) {
        events.forEach(out);
    }

    @Override
    public Optional<List<Truth>> truths() {
        return Optional.empty();
    }
}
