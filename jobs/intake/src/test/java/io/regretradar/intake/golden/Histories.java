package io.regretradar.intake.golden;

import io.regretradar.domain.event.AccountEvent;
import io.regretradar.intake.Decoded;
import io.regretradar.intake.IntakeSettings;
import io.regretradar.intake.lines.EventLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The golden histories, read as the commands read files. */
final class Histories {

    static final Path FOLDER =
            Path.of("..", "domain", "src", "test", "resources", "golden", "histories");

    private Histories() {}

    static List<AccountEvent> read(String name) {
        List<AccountEvent> events = new ArrayList<>();
        Path file = FOLDER.resolve(name + ".ndjson");
        try (EventLines lines = EventLines.open(List.of(file), IntakeSettings.DEFAULTS)) {
            while (lines.hasNext()) {
                events.add(((Decoded.Accepted) lines.next().content()).event());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return events;
    }
}
