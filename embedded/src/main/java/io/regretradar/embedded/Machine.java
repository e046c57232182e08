package io.regretradar.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.Properties;

/** Asks this machine, before a server starts, for what the server will need. */
final class Machine {

    static final int OLDEST_JAVA = 17;

    private static final long MIB = 1024 * 1024;
    private static final Path MEMINFO = Path.of("/proc/meminfo");
    private static final Path CGROUP_LIMIT = Path.of("/sys/fs/cgroup/memory.max");
    private static final Path CGROUP_USED = Path.of("/sys/fs/cgroup/memory.current");

    private Machine() {}

    /** Fails unless the Java installation is one that both servers run on. */
    static void requireJava(Path javaHome) {
        Path release = javaHome.resolve("release");
        if (!Files.isExecutable(javaHome.resolve("bin/java"))) {
            throw new EmbeddedServerException(
                    "%s holds no bin/java. Point JAVA_HOME at a JDK, %d or newer."
                            .formatted(javaHome, OLDEST_JAVA));
        }
        if (!Files.isReadable(release)) {
            return; // Some packagers leave the file out; the server itself will complain.
        }
        var properties = new Properties();
        try (var in = Files.newBufferedReader(release)) {
            properties.load(in);
        } catch (IOException e) {
            throw new EmbeddedServerException(release + " cannot be read: " + e, e);
        }
        String version = properties.getProperty("JAVA_VERSION", "").replace("\"", "");
        if (!version.isEmpty() && Runtime.Version.parse(modern(version)).feature() < OLDEST_JAVA) {
            throw new EmbeddedServerException(
                    "Java in %s is version %s, but the servers need %d or newer. Install a newer JDK and point JAVA_HOME at it."
                            .formatted(javaHome, version, OLDEST_JAVA));
        }
    }

    /** "1.8.0_292" is how Java 8 calls itself, which {@link Runtime.Version} does not read. */
    private static String modern(String version) {
        return version.startsWith("1.") ? version.substring(2).replaceAll("[._].*", "") : version;
    }

    /** Fails unless the file system of a directory has that much room. */
    static void requireDisk(Path directory, long neededMib, String what) {
        long usable;
        try {
            usable = Files.getFileStore(directory).getUsableSpace() / MIB;
        } catch (IOException e) {
            throw new EmbeddedServerException(
                    "The free space of %s is unknown: %s".formatted(directory, e), e);
        }
        if (usable < neededMib) {
            throw new EmbeddedServerException(
                    "%s needs %d MB in %s, where %d MB are free. Free some space, or name another place (-Djava.io.tmpdir=DIRECTORY for data, %s=DIRECTORY for the unpacked server)."
                            .formatted(what, neededMib, directory, usable, ServerCache.VARIABLE));
        }
    }

    /** Fails unless that much memory can be had, as far as this system tells. */
    static void requireMemory(long neededMib, String what) {
        OptionalLong available = availableMib();
        if (available.isPresent() && available.getAsLong() < neededMib) {
            throw new EmbeddedServerException(
                    "%s needs about %d MB of memory, but only %d MB are available. End other programs, give this machine or container more memory, or ask for a smaller heap."
                            .formatted(what, neededMib, available.getAsLong()));
        }
    }

    /** Memory and swap that can still be had, within the container's limit if there is one. */
    static OptionalLong availableMib() {
        OptionalLong available = OptionalLong.empty();
        try {
            if (Files.isReadable(MEMINFO)) {
                List<String> lines = Files.readAllLines(MEMINFO);
                available =
                        OptionalLong.of(
                                (kib(lines, "MemAvailable:") + kib(lines, "SwapFree:")) / 1024);
            }
            if (Files.isReadable(CGROUP_LIMIT) && Files.isReadable(CGROUP_USED)) {
                String limit = Files.readString(CGROUP_LIMIT).strip();
                if (!limit.equals("max")) {
                    long used = Long.parseLong(Files.readString(CGROUP_USED).strip());
                    long left = (Long.parseLong(limit) - used) / MIB;
                    available = OptionalLong.of(Math.min(left, available.orElse(Long.MAX_VALUE)));
                }
            }
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty(); // A system that tells nothing must not stop the start.
        }
        return available;
    }

    private static long kib(List<String> meminfo, String key) {
        return meminfo.stream()
                .filter(line -> line.startsWith(key))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }
}
