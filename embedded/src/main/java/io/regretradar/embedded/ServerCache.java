package io.regretradar.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/**
 * Where unpacked servers are kept between runs. The first of: {@code REGRET_RADAR_CACHE}; for root
 * {@code /var/cache/regret-radar}, because the server's other user cannot look below root's home;
 * {@code XDG_CACHE_HOME/regret-radar}; {@code ~/.cache/regret-radar}.
 */
final class ServerCache {

    static final String VARIABLE = "REGRET_RADAR_CACHE";

    private ServerCache() {}

    /** The directory, which exists on return and which the server's user may read. */
    static Path directory(ServerUser user) {
        Path directory =
                choose(System.getenv(), ServerUser.isRoot(), System.getProperty("user.home"));
        try {
            if (!Files.isDirectory(directory)) {
                Files.createDirectories(
                        directory,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rwxr-xr-x")));
            }
        } catch (IOException e) {
            throw new EmbeddedServerException(
                    "The cache directory %s cannot be made: %s. Name another with %s=DIRECTORY."
                            .formatted(directory, e, VARIABLE),
                    e);
        }
        user.requireReadable(
                directory,
                "the cache",
                "Name a directory that everyone may read with " + VARIABLE + "=DIRECTORY.");
        return directory;
    }

    static Path choose(Map<String, String> environment, boolean root, String home) {
        String named = environment.getOrDefault(VARIABLE, "");
        if (!named.isBlank()) {
            return Path.of(named).toAbsolutePath();
        }
        if (root) {
            return Path.of("/var/cache/regret-radar");
        }
        String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path caches = xdg.isBlank() ? Path.of(home, ".cache") : Path.of(xdg);
        return caches.resolve("regret-radar");
    }
}
