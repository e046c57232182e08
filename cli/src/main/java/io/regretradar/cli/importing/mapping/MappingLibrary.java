package io.regretradar.cli.importing.mapping;

import io.regretradar.cli.console.CommandFailure;
import io.regretradar.cli.console.WrongUsage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** The mappings that come with the command, and those in files. */
public final class MappingLibrary {
    /** Names of those that come with the command. */
    public static final List<String> NAMES =
            List.of("delighted-responses", "helpdesk-log", "segment-track", "zendesk-tickets");

    /** The name for files that hold events and need no mapping. */
    public static final String EVENTS = Mapping.OF_EVENTS.name();

    private MappingLibrary() {}

    /** What the export is, of each that comes with the command. */
    public static String describes(String name) {
        return mapping(name, Map.of(), null).describes();
    }

    /** The text of a mapping that comes with the command. */
    public static String text(String name) {
        try (InputStream in =
                MappingLibrary.class.getResourceAsStream("/mappings/" + name + ".yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new CommandFailure("The mapping " + name + " cannot be read.", e);
        }
    }

    /**
     * The mapping of that name, or in that file.
     *
     * @throws WrongUsage if there is none, or it is not right
     */
    public static Mapping mapping(String nameOrFile, Map<String, Path> lookups, ZoneId zone) {
        if (nameOrFile.equals(EVENTS)) {
            return Mapping.OF_EVENTS;
        }
        if (NAMES.contains(nameOrFile)) {
            return new MappingReader(nameOrFile, Path.of(""), lookups, zone).read(text(nameOrFile));
        }
        Path file = Path.of(nameOrFile);
        if (!Files.isRegularFile(file)) {
            throw new WrongUsage(
                    "mapping is %s, but must be a file, 'events', or one of %s. Set it with --mapping FILE; 'radar import --list-mappings' says what is there."
                            .formatted(nameOrFile, String.join(", ", NAMES)));
        }
        try {
            Path folder = file.toAbsolutePath().getParent();
            return new MappingReader(nameOrFile, folder, lookups, zone)
                    .read(Files.readString(file));
        } catch (IOException e) {
            throw new CommandFailure(
                    "%s cannot be read as UTF-8: %s".formatted(file, e.getMessage()), e);
        }
    }
}
