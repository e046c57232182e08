package io.regretradar.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerArchiveTest {

    private static final String ZIP = "org/example/server/1.0/server-1.0.zip";

    @TempDir Path cache;
    @TempDir Path localRepository;
    private final AtomicInteger downloads = new AtomicInteger();
    private HttpServer central;
    private byte[] zip;
    private int status = 200;

    @BeforeEach
    void serve() throws IOException {
        zip = zip("server-1.0/bin/run", "server-1.0/lib/server.jar");
        central = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        central.createContext(
                "/" + ZIP,
                exchange -> {
                    try (exchange) {
                        downloads.incrementAndGet();
                        exchange.sendResponseHeaders(status, zip.length);
                        exchange.getResponseBody().write(zip);
                    }
                });
        central.start();
    }

    @AfterEach
    void stop() {
        central.stop(0);
    }

    @Test
    void takesTheZipThatTheBuildResolved() throws Exception {
        Path built = localRepository.resolve(ZIP);
        Files.createDirectories(built.getParent());
        Files.write(built, zip);

        Path home = ServerHome.unpacked(archive(sha256(zip)), cache);

        assertThat(home.resolve("lib/server.jar")).hasContent("server-1.0/lib/server.jar");
        assertThat(downloads).hasValue(0);
        assertThat(built).exists();
    }

    @Test
    void downloadsWhatTheBuildDidNotResolveAndUnpacksItOnce() throws Exception {
        Path home = ServerHome.unpacked(archive(sha256(zip)), cache);
        ServerHome.unpacked(archive(sha256(zip)), cache);

        assertThat(downloads).hasValue(1);
        assertThat(PosixFilePermissions.toString(permissions(home.resolve("bin/run"))))
                .isEqualTo("rwxr-xr-x");
        assertThat(PosixFilePermissions.toString(permissions(home.resolve("lib/server.jar"))))
                .isEqualTo("rw-r--r--");
        try (Stream<Path> left = Files.list(cache)) {
            assertThat(left.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder("server-1.0", "server-1.0.lock");
        }
    }

    @Test
    void manyWhoAskAtOnceGetTheSameHome() throws Exception {
        var threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Path>> homes =
                    threads.invokeAll(
                            List.of(this::unpacked, this::unpacked, this::unpacked, this::unpacked),
                            60,
                            TimeUnit.SECONDS);
            for (Future<Path> home : homes) {
                assertThat(home.get()).isEqualTo(cache.resolve("server-1.0"));
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(downloads).hasValue(1);
    }

    @Test
    void anUnpackingThatWasKilledIsDoneAgain() throws Exception {
        Path part = Files.createDirectories(cache.resolve("server-1.0.part/server-1.0/lib"));
        Files.writeString(part.resolve("half.jar"), "half");

        Path home = ServerHome.unpacked(archive(sha256(zip)), cache);

        assertThat(home.resolve("lib/half.jar")).doesNotExist();
        assertThat(home.resolve("lib/server.jar")).exists();
    }

    @Test
    void aRefusedDownloadSaysHowToGoOn() {
        status = 403;

        assertThatThrownBy(() -> ServerHome.unpacked(archive(sha256(zip)), cache))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessageContaining("could not be downloaded: the answer was HTTP 403")
                .hasMessageContaining("-Dhttps.proxyHost")
                .hasMessageContaining("REGRET_RADAR_MAVEN_URL=URL")
                .hasMessageContaining("put the file at " + cache.resolve("server-1.0.zip"));
        assertThat(cache.resolve("server-1.0.zip.part")).doesNotExist();
    }

    @Test
    void aDamagedDownloadIsNotUsed() {
        String other = "0".repeat(64);

        assertThatThrownBy(() -> ServerHome.unpacked(archive(other), cache))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessageContaining("but must have " + other);
        assertThat(cache.resolve("server-1.0")).doesNotExist();
    }

    @Test
    void aZipThatWritesElsewhereIsRefused() throws Exception {
        zip = zip("../outside");

        assertThatThrownBy(() -> ServerHome.unpacked(archive(sha256(zip)), cache))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessageContaining("outside its directory");
        assertThat(cache.resolve("outside")).doesNotExist();
    }

    private Path unpacked() throws Exception {
        return ServerHome.unpacked(archive(sha256(zip)), cache);
    }

    private ServerArchive archive(String sha256) {
        var address = URI.create("http://127.0.0.1:" + central.getAddress().getPort() + "/");
        return new ServerArchive(ZIP, "1.0", sha256, address, localRepository);
    }

    private static Set<PosixFilePermission> permissions(Path file) throws IOException {
        return Files.getPosixFilePermissions(file);
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static byte[] zip(String... names) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes)) {
            for (String name : names) {
                out.putNextEntry(new ZipEntry(name));
                out.write(name.getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
