package io.regretradar.embedded;

import com.sun.security.auth.module.UnixSystem;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whom a server runs as: us, or {@code nobody} when we are root and the server refuses root.
 *
 * @param other the other user, or empty when the server runs as ourselves
 * @param prefix words to put before a command so that it runs as that user
 */
record ServerUser(Optional<String> other, List<String> prefix) {

    private static final String UNPRIVILEGED = "nobody";

    /** Ourselves, whoever that is. */
    static ServerUser self() {
        return new ServerUser(Optional.empty(), List.of());
    }

    /** Ourselves, unless we are root. */
    static ServerUser unprivileged() {
        return isRoot() ? nobody() : self();
    }

    static boolean isRoot() {
        return new UnixSystem().getUid() == 0;
    }

    private static ServerUser nobody() {
        if (onPath("setpriv")) {
            return new ServerUser(
                    Optional.of(UNPRIVILEGED),
                    List.of(
                            "setpriv",
                            "--reuid=" + UNPRIVILEGED,
                            "--regid=" + groupId(),
                            "--clear-groups"));
        }
        if (onPath("runuser")) {
            return new ServerUser(
                    Optional.of(UNPRIVILEGED), List.of("runuser", "-u", UNPRIVILEGED, "--"));
        }
        throw new EmbeddedServerException(
                "Elasticsearch refuses to run as root, and neither setpriv nor runuser is on the"
                        + " PATH to run it as "
                        + UNPRIVILEGED
                        + ". Install util-linux, or run this as"
                        + " an ordinary user.");
    }

    /** Gives the files below a directory to the other user, if there is one. */
    void own(Path directory) {
        if (other.isEmpty()) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            UserPrincipal owner =
                    directory
                            .getFileSystem()
                            .getUserPrincipalLookupService()
                            .lookupPrincipalByName(other.get());
            for (Path file : files.toList()) {
                Files.setOwner(file, owner);
            }
        } catch (IOException e) {
            throw new EmbeddedServerException(
                    "%s cannot be given to user %s: %s. Run this as an ordinary user."
                            .formatted(directory, other.get(), e),
                    e);
        }
    }

    /** Fails with a remedy if the other user may not reach a path that everyone must read. */
    void requireReadable(Path path, String what, String remedy) {
        if (other.isEmpty()) {
            return;
        }
        for (Path part = path.toAbsolutePath(); part != null; part = part.getParent()) {
            boolean readable =
                    mayOthers(part, PosixFilePermission.OTHERS_EXECUTE)
                            && (!part.equals(path.toAbsolutePath())
                                    || mayOthers(part, PosixFilePermission.OTHERS_READ));
            if (!readable) {
                throw new EmbeddedServerException(
                        "As root, Elasticsearch runs as user %s, who may not read %s (%s). %s"
                                .formatted(other.get(), part, what, remedy));
            }
        }
    }

    private static boolean mayOthers(Path path, PosixFilePermission permission) {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
            return permissions.contains(permission);
        } catch (IOException e) {
            return false;
        }
    }

    private static String groupId() {
        try {
            Process id = new ProcessBuilder("id", "-g", UNPRIVILEGED).start();
            String group = new String(id.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!group.isBlank()) {
                return group.strip();
            }
        } catch (IOException e) {
            throw new EmbeddedServerException("`id -g " + UNPRIVILEGED + "` failed: " + e, e);
        }
        throw new EmbeddedServerException(
                "There is no user %s to run Elasticsearch as, and it refuses root. Run this as an"
                                .formatted(UNPRIVILEGED)
                        + " ordinary user.");
    }

    private static boolean onPath(String program) {
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        return Stream.of(path.split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }
}
