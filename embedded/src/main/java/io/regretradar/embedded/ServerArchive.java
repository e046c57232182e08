package io.regretradar.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server's zip, as Maven Central has it.
 *
 * @param path its path in a Maven repository
 * @param version of the server
 * @param sha256 of the zip, in hexadecimal; the build pins it
 * @param repository address of a Maven repository, ending in a slash
 * @param local the local Maven repository, which is asked first
 */
record ServerArchive(String path, String version, String sha256, URI repository, Path local) {

    /** A Maven repository to download from instead of Maven Central. */
    static final String REPOSITORY_VARIABLE = "REGRET_RADAR_MAVEN_URL";

    private static final Logger LOG = LoggerFactory.getLogger(ServerArchive.class);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(20);
    private static final Duration DOWNLOAD_TIMEOUT = Duration.ofMinutes(15);

    /** The Elasticsearch that this build was made for. */
    static ServerArchive elasticsearch() {
        var pinned = new Properties();
        try (InputStream in = ServerArchive.class.getResourceAsStream("elasticsearch.properties")) {
            pinned.load(in);
        } catch (IOException e) {
            throw new EmbeddedServerException(
                    "elasticsearch.properties is not on the class path", e);
        }
        String version = pinned.getProperty("version");
        String central =
                System.getenv()
                        .getOrDefault(REPOSITORY_VARIABLE, "https://repo.maven.apache.org/maven2/");
        return new ServerArchive(
                "org/elasticsearch/distribution/integ-test-zip/elasticsearch/%s/elasticsearch-%s.zip"
                        .formatted(version, version),
                version,
                pinned.getProperty("sha256"),
                URI.create(central.endsWith("/") ? central : central + "/"),
                Path.of(
                        System.getProperty(
                                "maven.repo.local",
                                System.getProperty("user.home") + "/.m2/repository")));
    }

    /** The zip's file name. */
    String fileName() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /**
     * The checked zip: from the local Maven repository, where the build puts it, or from the cache,
     * where it is downloaded to if need be.
     */
    Path fetch(Path cache) {
        Path built = local.resolve(path);
        if (Files.isReadable(built) && sha256(built).equals(sha256)) {
            return built;
        }
        Path kept = cache.resolve(fileName());
        if (Files.exists(kept)) {
            return checked(kept);
        }
        return download(kept);
    }

    private Path download(Path target) {
        URI address = repository.resolve(path);
        LOG.info("Downloading {} (about 106 MB, once) to {}", address, target.getParent());
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            HttpResponse<Path> answer =
                    HttpClient.newBuilder()
                            .connectTimeout(CONNECT_TIMEOUT)
                            .followRedirects(HttpClient.Redirect.NORMAL)
                            .build()
                            .send(
                                    HttpRequest.newBuilder(address)
                                            .timeout(DOWNLOAD_TIMEOUT)
                                            .build(),
                                    HttpResponse.BodyHandlers.ofFile(part));
            if (answer.statusCode() != 200) {
                throw refused(address, "the answer was HTTP " + answer.statusCode(), target, null);
            }
            checked(part);
            return Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw refused(address, e.toString(), target, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refused(address, "interrupted", target, e);
        } finally {
            deleteQuietly(part);
        }
    }

    private static EmbeddedServerException refused(
            URI address, String why, Path target, Exception cause) {
        return new EmbeddedServerException(
                "%s could not be downloaded: %s. Let this machine reach it (Java takes a proxy from -Dhttps.proxyHost and -Dhttps.proxyPort), name another Maven repository with %s=URL, or put the file at %s."
                        .formatted(address, why, REPOSITORY_VARIABLE, target),
                cause);
    }

    private Path checked(Path file) {
        String found = sha256(file);
        if (!found.equals(sha256)) {
            throw new EmbeddedServerException(
                    "%s has SHA-256 %s, but must have %s: it is damaged or not the original. Delete it and start again."
                            .formatted(file, found, sha256));
        }
        return file;
    }

    static String sha256(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new EmbeddedServerException(file + " cannot be read: " + e, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} is left over: {}", file, e.toString());
        }
    }
}
