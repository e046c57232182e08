package io.regretradar.cli.demo;

import io.regretradar.cli.assess.EventFiles;
import io.regretradar.cli.console.CommandFailure;
import io.regretradar.cli.simulate.Truth;
import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.Stream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The events of NDJSON files, sorted by event time. */
final class FileHistory implements History {
    private final List<AccountEvent> events;
    private final Set<Stream> streams;
    private final Instant end;

    private FileHistory(EventFiles files) {
        this.events = files.events().stream().sorted(AccountEvent.ORDER).toList();
        this.streams = files.streams();
        this.end = Instant.ofEpochMilli(files.end() + 1);
    }

    /**
     * Reads the files.
     *
     * @param problems takes a line for each line that is no event
     * @throws CommandFailure if a file cannot be read or holds no event
     */
    static FileHistory read(List<Path> files, PrintWriter problems) {
        EventFiles read = EventFiles.read(files, problems);
        if (read.events().isEmpty()) {
            throw new CommandFailure(
                    "There is no event in %s. Give NDJSON, one event a line, as 'radar simulate' writes it."
                            .formatted(files));
        }
        return new FileHistory(read);
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
        return end;
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
