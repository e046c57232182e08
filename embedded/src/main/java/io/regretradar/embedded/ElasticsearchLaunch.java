package io.regretradar.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the configuration of one Elasticsearch node and says how to start it. */
final class ElasticsearchLaunch {

    private static final String NAME = "Elasticsearch";
    private static final int BESIDE_HEAP_MIB = 350;
    private static final int DATA_MIB = 500;
    private static final int ANSWER_TIMEOUT_MILLIS = 5_000;

    private final EmbeddedElasticsearch.Options options;
    private final int port;
    private final ServerUser user = ServerUser.unprivileged();

    ElasticsearchLaunch(EmbeddedElasticsearch.Options options, int port) {
        this.options = options;
        this.port = port;
    }

    /** Checks what the node needs, unpacks it if need be, and writes its configuration. */
    ChildServer.Launch prepare() {
        Machine.requireJava(options.javaHome());
        Machine.requireMemory(options.heapMb() + BESIDE_HEAP_MIB, NAME);
        user.requireReadable(
                options.javaHome().resolve("bin/java"),
                "Java",
                "Install Java where everyone may read it, or run this as an ordinary user.");
        Path home = ServerHome.unpacked(ServerArchive.elasticsearch(), ServerCache.directory(user));
        ServerDirectory directory = ServerDirectory.create("elasticsearch");
        try {
            Machine.requireDisk(directory.root(), DATA_MIB, NAME);
            user.requireReadable(
                    directory.root().getParent(),
                    "the temporary directory",
                    "Name one that everyone may use with -Djava.io.tmpdir=DIRECTORY.");
            return launch(home, directory);
        } catch (IOException e) {
            directory.delete();
            throw new EmbeddedServerException(
                    "The configuration of Elasticsearch could not be written: " + e, e);
        } catch (RuntimeException e) {
            directory.delete();
            throw e;
        }
    }

    private ChildServer.Launch launch(Path home, ServerDirectory directory) throws IOException {
        write(directory);
        user.own(directory.root());
        Path pidFile = directory.tmp().resolve("elasticsearch.pid");
        List<String> command = new ArrayList<>(user.prefix());
        command.addAll(List.of(home.resolve("bin/elasticsearch").toString(), "-p", "" + pidFile));
        Map<String, String> environment =
                Map.of(
                        "ES_JAVA_HOME", options.javaHome().toString(),
                        "ES_JAVA_OPTS", "",
                        "ES_PATH_CONF", directory.config().toString(),
                        "ES_TMPDIR", directory.tmp().toString(),
                        "HOME", directory.tmp().toString());
        return new ChildServer.Launch(
                NAME, directory, command, environment, pidFile, this::isReady);
    }

    private void write(ServerDirectory directory) throws IOException {
        var yaml = new StringBuilder();
        settings(directory)
                .forEach(
                        (key, value) ->
                                yaml.append("%s: '%s'%n".formatted(key, value.replace("'", "''"))));
        Files.writeString(directory.config().resolve("elasticsearch.yml"), yaml);
        Files.write(directory.config().resolve("jvm.options"), jvmOptions(directory));
        try (InputStream in = getClass().getResourceAsStream("elasticsearch-log4j2.properties")) {
            Files.copy(in, directory.config().resolve("log4j2.properties"));
        }
    }

    private Map<String, String> settings(ServerDirectory directory) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("cluster.name", "regret-radar-embedded");
        settings.put("node.name", "embedded");
        settings.put("path.data", directory.data().toString());
        settings.put("path.logs", directory.logs().toString());
        settings.put("network.host", LoopbackPort.HOST);
        settings.put("http.port", Integer.toString(port));
        settings.put("transport.port", "0"); // Nobody else joins: any port will do.
        settings.put("discovery.type", "single-node");
        settings.put("xpack.security.enabled", "false");
        // A full laptop disk must not make indices read-only in the middle of a demo.
        settings.put("cluster.routing.allocation.disk.threshold_enabled", "false");
        // Serial GC leaves garbage in the old generation that the breaker would count as in use.
        settings.put("indices.breaker.total.use_real_memory", "false");
        settings.putAll(options.settings());
        return settings;
    }

    private List<String> jvmOptions(ServerDirectory directory) {
        return List.of(
                "-Xms" + options.heapMb() + "m",
                "-Xmx" + options.heapMb() + "m",
                "-XX:+UseSerialGC",
                "-XX:-AlwaysPreTouch",
                // Ready in half the time, and fast enough for what one machine can send.
                "-XX:TieredStopAtLevel=1",
                // Elasticsearch refuses a temporary directory that also holds its own files.
                "-Djava.io.tmpdir=" + directory.tmp(),
                "-XX:ErrorFile=" + directory.logs().resolve("hs_err.log"),
                "-XX:+ExitOnOutOfMemoryError");
    }

    /** Whether all primaries are there; with security on, whether it asks who we are. */
    private boolean isReady() {
        if (!LoopbackPort.answers(port)) {
            return false;
        }
        if (Boolean.parseBoolean(options.settings().get("xpack.security.http.ssl.enabled"))) {
            return true; // Only the caller knows the certificate.
        }
        try {
            var address =
                    URI.create("http://%s:%d".formatted(LoopbackPort.HOST, port))
                            .resolve("/_cluster/health?wait_for_status=yellow&timeout=1s");
            var connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(ANSWER_TIMEOUT_MILLIS);
            connection.setReadTimeout(ANSWER_TIMEOUT_MILLIS);
            int status = connection.getResponseCode();
            connection.disconnect();
            return status == HttpURLConnection.HTTP_OK
                    || status == HttpURLConnection.HTTP_UNAUTHORIZED;
        } catch (IOException e) {
            return false;
        }
    }
}
