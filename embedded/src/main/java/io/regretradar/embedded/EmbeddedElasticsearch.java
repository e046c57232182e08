package io.regretradar.embedded;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A real Elasticsearch node in a process of its own, on a port of the loopback address, in a
 * temporary directory. It ends with this JVM, however this JVM ends.
 *
 * <p>The server comes from Maven Central and is unpacked once into a cache. Its modules are the
 * minimum: index, search, templates and security are there; {@code GET /}, scripts, lifecycle and
 * ES|QL are not.
 */
public final class EmbeddedElasticsearch implements AutoCloseable {

    private final int port;
    private final String scheme;
    private final ChildServer server;

    /**
     * How to run the node.
     *
     * @param port 1 to 65535, or 0 for any free port
     * @param heapMb heap in MiB, at least 256
     * @param settings lines of elasticsearch.yml, which win over the node's own
     * @param javaHome the Java installation to run it on, 17 or newer
     */
    public record Options(int port, int heapMb, Map<String, String> settings, Path javaHome) {

        private static final int DEFAULT_HEAP_MB = 512;
        private static final int SMALLEST_HEAP_MB = 256;

        /** Checks the heap and takes a copy of the settings. */
        public Options {
            if (heapMb < SMALLEST_HEAP_MB) {
                throw new IllegalArgumentException(
                        "heapMb is %d, but must be at least %d."
                                .formatted(heapMb, SMALLEST_HEAP_MB));
            }
            settings = Map.copyOf(settings);
        }

        /** Any free port, 512 MiB, no security, on the Java that runs this program. */
        public static Options defaults() {
            return new Options(
                    0, DEFAULT_HEAP_MB, Map.of(), Path.of(System.getProperty("java.home")));
        }

        /** The same on a certain port. */
        public Options withPort(int port) {
            return new Options(port, heapMb, settings, javaHome);
        }

        /** The same with another heap, in MiB. */
        public Options withHeapMb(int heapMb) {
            return new Options(port, heapMb, settings, javaHome);
        }

        /** The same with one more setting. */
        public Options withSetting(String key, String value) {
            Map<String, String> more = new LinkedHashMap<>(settings);
            more.put(key, value);
            return new Options(port, heapMb, more, javaHome);
        }

        /** The same on another Java installation. */
        public Options withJavaHome(Path javaHome) {
            return new Options(port, heapMb, settings, javaHome);
        }
    }

    private EmbeddedElasticsearch(int port, String scheme, ChildServer server) {
        this.port = port;
        this.scheme = scheme;
        this.server = server;
    }

    /** Starts a node on any free port and returns when it can serve. */
    public static EmbeddedElasticsearch start() {
        return start(Options.defaults());
    }

    /**
     * Starts a node and returns when it can serve.
     *
     * @throws EmbeddedServerException saying why it cannot start, and the remedy
     */
    public static EmbeddedElasticsearch start(Options options) {
        int port = LoopbackPort.choose("Elasticsearch", options.port());
        boolean tls =
                Boolean.parseBoolean(options.settings().get("xpack.security.http.ssl.enabled"));
        var server = new ChildServer(new ElasticsearchLaunch(options, port).prepare());
        server.start();
        return new EmbeddedElasticsearch(port, tls ? "https" : "http", server);
    }

    /** The address without a path, e.g. {@code http://127.0.0.1:21234}. */
    public String url() {
        return "%s://%s:%d".formatted(scheme, host(), port);
    }

    /** The loopback address. */
    public String host() {
        return LoopbackPort.HOST;
    }

    /** The HTTP port, the same after a restart. */
    public int port() {
        return port;
    }

    /** The process id of the server, which changes with a restart. */
    public long pid() {
        return server.pid();
    }

    /** Ends the server with SIGKILL; its data stay for {@link #restart}. */
    public void killHard() {
        server.killHard();
    }

    /** Starts the server again on its port and data, after stopping it in order if it runs. */
    public void restart() {
        server.stop();
        server.start();
    }

    /** SIGSTOP: connections stay open, nothing is answered. */
    public void pause() {
        server.pause();
    }

    /** SIGCONT, after {@link #pause}. */
    public void resume() {
        server.resume();
    }

    /** Ends the server and removes its data. */
    @Override
    public void close() {
        server.close();
    }
}
