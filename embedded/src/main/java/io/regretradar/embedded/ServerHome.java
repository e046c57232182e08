package io.regretradar.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Unpacks a server's zip once into the cache, however many processes ask at the same time. */
final class ServerHome {

    private static final int NEEDED_MIB = 400;

    private ServerHome() {}

    /** The directory that holds the server's {@code bin}, {@code lib} and so on. Read only. */
    static synchronized Path unpacked(ServerArchive archive, Path cache) {
        String name = archive.fileName().replaceAll("\\.zip$", "");
        Path home = cache.resolve(name);
        if (Files.isDirectory(home)) {
            return home;
        }
        try (var channel =
                        FileChannel.open(
                                cache.resolve(name + ".lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                FileLock ignored = channel.lock()) {
            if (!Files.isDirectory(home)) {
                Machine.requireDisk(cache, NEEDED_MIB, "Unpacking " + name);
                unpack(archive, cache, home);
            }
            return home;
        } catch (IOException e) {
            throw new EmbeddedServerException(
                    "%s could not be unpacked into %s: %s. Make that directory writable, or name another with %s=DIRECTORY."
                            .formatted(name, cache, e, ServerCache.VARIABLE),
                    e);
        }
    }

    /** Unpacks beside the goal and renames, so that the goal is either whole or not there. */
    private static void unpack(ServerArchive archive, Path cache, Path home) throws IOException {
        Path zip = archive.fetch(cache);
        Path part = cache.resolve(home.getFileName() + ".part");
        new ServerDirectory(part).delete(); // What an unpacking that was killed left behind.
        Files.createDirectory(part);
        try (var in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                write(in, entry, part);
            }
        }
        Files.move(part.resolve(home.getFileName()), home, StandardCopyOption.ATOMIC_MOVE);
        new ServerDirectory(part).delete();
        if (zip.startsWith(cache)) {
            Files.delete(zip);
        }
    }

    private static void write(InputStream in, ZipEntry entry, Path part) throws IOException {
        Path target = part.resolve(entry.getName()).normalize();
        if (!target.startsWith(part)) {
            throw new IOException("the zip wants to write outside its directory: " + entry);
        }
        boolean runnable = entry.isDirectory() || target.getParent().endsWith("bin");
        if (entry.isDirectory()) {
            Files.createDirectories(target);
        } else {
            Files.createDirectories(target.getParent());
            Files.copy(in, target);
        }
        // Whatever our umask is: the server may run as another user.
        Files.setPosixFilePermissions(
                target, PosixFilePermissions.fromString(runnable ? "rwxr-xr-x" : "rw-r--r--"));
    }
}
