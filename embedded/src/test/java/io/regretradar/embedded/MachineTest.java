package io.regretradar.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MachineTest {

    @TempDir Path directory;

    @Test
    void theJavaThatRunsUsIsNewEnough() {
        assertThatCode(() -> Machine.requireJava(Path.of(System.getProperty("java.home"))))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.8.0_292", "11.0.20", "16"})
    void anOldJavaIsNamedWithItsRemedy(String version) throws IOException {
        Path home = javaHome(version);

        assertThatThrownBy(() -> Machine.requireJava(home))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessage(
                        "Java in %s is version %s, but the servers need 17 or newer."
                                        .formatted(home, version)
                                + " Install a newer JDK and point JAVA_HOME at it.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"17", "17.0.15", "21.0.4", "25"})
    void aNewJavaIsGoodEnough(String version) throws IOException {
        Path home = javaHome(version);

        assertThatCode(() -> Machine.requireJava(home)).doesNotThrowAnyException();
    }

    @Test
    void aDirectoryWithoutJavaIsNotAJavaHome() {
        assertThatThrownBy(() -> Machine.requireJava(directory))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessage(
                        directory + " holds no bin/java. Point JAVA_HOME at a JDK, 17 or newer.");
    }

    @Test
    void tooSmallADiskIsNamedWithItsRemedy() {
        assertThatThrownBy(() -> Machine.requireDisk(directory, Long.MAX_VALUE, "Elasticsearch"))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessageStartingWith(
                        "Elasticsearch needs 9223372036854775807 MB in " + directory)
                .hasMessageContaining("REGRET_RADAR_CACHE=DIRECTORY");
    }

    @Test
    void tooLittleMemoryIsNamedWithItsRemedy() {
        assumeTrue(Machine.availableMib().isPresent(), "this system does not tell its memory");

        assertThatThrownBy(() -> Machine.requireMemory(Long.MAX_VALUE, "Kafka"))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessageStartingWith("Kafka needs about 9223372036854775807 MB of memory")
                .hasMessageContaining("ask for a smaller heap");
    }

    @Test
    void theCacheIsTheNamedOneElseTheUsersElseTheSystems() {
        var named = Map.of("REGRET_RADAR_CACHE", "/named", "XDG_CACHE_HOME", "/xdg");
        var xdg = Map.of("XDG_CACHE_HOME", "/xdg");

        assertThat(ServerCache.choose(named, true, "/root")).isEqualTo(Path.of("/named"));
        assertThat(ServerCache.choose(xdg, true, "/root"))
                .isEqualTo(Path.of("/var/cache/regret-radar"));
        assertThat(ServerCache.choose(xdg, false, "/home/ada"))
                .isEqualTo(Path.of("/xdg/regret-radar"));
        assertThat(ServerCache.choose(Map.of(), false, "/home/ada"))
                .isEqualTo(Path.of("/home/ada/.cache/regret-radar"));
    }

    @Test
    void whatAnotherUserMayNotReadIsNamedWithItsRemedy() throws IOException {
        var nobody = new ServerUser(Optional.of("nobody"), List.of());
        Path hidden = Files.createDirectory(directory.resolve("hidden"));

        // JUnit's directory is for its owner only.
        assertThatThrownBy(() -> nobody.requireReadable(hidden, "the cache", "Do this."))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessage(
                        "As root, Elasticsearch runs as user nobody, who may not read %s (the"
                                        .formatted(directory)
                                + " cache). Do this.");
        assertThatCode(() -> ServerUser.self().requireReadable(hidden, "the cache", "Do this."))
                .doesNotThrowAnyException();
    }

    private Path javaHome(String version) throws IOException {
        Files.createDirectory(directory.resolve("bin"));
        Path java = Files.createFile(directory.resolve("bin/java"));
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(directory.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return directory;
    }
}
