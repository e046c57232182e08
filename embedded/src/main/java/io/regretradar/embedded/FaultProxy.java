package io.regretradar.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A loopback HTTP/1.1 proxy in front of a real server that misbehaves on request: what a bad
 * network, an overloaded server or a gateway would do, at a known moment. Requests that no fault
 * waits for pass through unchanged.
 */
public final class FaultProxy implements AutoCloseable {

    private static final int BACKLOG = 100;

    private final String targetHost;
    private final int targetPort;
    private final ServerSocket listener;
    private final FaultScript script = new FaultScript();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService threads =
            Executors.newCachedThreadPool(
                    task -> {
                        var thread = new Thread(task, "fault-proxy");
                        thread.setDaemon(true);
                        return thread;
                    });

    private FaultProxy(String targetHost, int targetPort) throws IOException {
        this.targetHost = targetHost;
        this.targetPort = targetPort;
        this.listener =
                new ServerSocket(
                        LoopbackPort.choose("the fault proxy", 0),
                        BACKLOG,
                        InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    }

    /** Starts a proxy on any free port in front of a server. */
    public static FaultProxy before(String host, int port) {
        try {
            var proxy = new FaultProxy(host, port);
            proxy.threads.execute(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a proxy on any free port in front of an Elasticsearch node (not one with TLS). */
    public static FaultProxy before(EmbeddedElasticsearch elasticsearch) {
        return before(elasticsearch.host(), elasticsearch.port());
    }

    /** The proxy's address without a path. */
    public String url() {
        return "http://%s:%d".formatted(LoopbackPort.HOST, port());
    }

    /** The proxy's port. */
    public int port() {
        return listener.getLocalPort();
    }

    /** The next requests, that many, meet this fault. Several faults take their turns in order. */
    public void inject(Fault fault, int times) {
        inject(fault, times, line -> true);
    }

    /**
     * The next requests that fit, that many, meet this fault.
     *
     * @param times at least 1; {@code Integer.MAX_VALUE} until {@link #heal}
     * @param requestLine sees e.g. {@code POST /_bulk HTTP/1.1}
     */
    public void inject(Fault fault, int times, Predicate<String> requestLine) {
        script.add(fault, times, requestLine);
    }

    /** Forgets all faults that did not happen yet. */
    public void heal() {
        script.clear();
    }

    /** How many requests came, with and without a fault. */
    public long requests() {
        return script.requests();
    }

    /** How many requests met a fault. */
    public long faults() {
        return script.faults();
    }

    /** How many injected faults still wait for their request. */
    public int pendingFaults() {
        return script.pending();
    }

    /** Closes all connections. The server behind stays as it is. */
    @Override
    public void close() {
        closed.countDown();
        closeQuietly(listener);
        open.forEach(FaultProxy::closeQuietly);
        threads.shutdownNow();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                return; // Closed.
            }
        }
    }

    private void serve(Socket client) {
        open.add(client);
        try (client;
                Socket server = new Socket(targetHost, targetPort)) {
            open.add(server);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            new Exchange(client, server).run();
            open.remove(server);
        } catch (IOException e) {
            // Either side went away, or we closed: the other side sees the connection end.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(client);
        }
    }

    /** One client's connection and its counterpart to the server. */
    private final class Exchange {

        private final Socket client;
        private final Socket server;
        private final InputStream fromClient;
        private final InputStream fromServer;

        Exchange(Socket client, Socket server) throws IOException {
            this.client = client;
            this.server = server;
            this.fromClient = new BufferedInputStream(client.getInputStream());
            this.fromServer = new BufferedInputStream(server.getInputStream());
        }

        void run() throws IOException, InterruptedException {
            boolean goOn = true;
            while (goOn) {
                Optional<HttpMessage> request = HttpMessage.readRequest(fromClient);
                goOn = request.isPresent() && answer(request.get());
            }
        }

        /** Whether the connection can be used again. */
        private boolean answer(HttpMessage request) throws IOException, InterruptedException {
            Fault fault = script.next(request.startLine()).orElse(null);
            if (fault instanceof Fault.Status status) {
                HttpMessage.error(status.code(), "injected").writeTo(client.getOutputStream());
            } else if (fault instanceof Fault.Reset) {
                client.setSoLinger(true, 0); // close() then sends RST instead of FIN
                return false;
            } else if (fault instanceof Fault.DropAnswer) {
                forward(request);
                return waitUntilTheClientGivesUp();
            } else if (fault instanceof Fault.HalfAnswer) {
                forward(request).writeHalfTo(client.getOutputStream());
                return false;
            } else if (fault instanceof Fault.Delay delay) {
                if (closed.await(delay.delay().toMillis(), TimeUnit.MILLISECONDS)) {
                    return false;
                }
                forward(request).writeTo(client.getOutputStream());
            } else if (fault instanceof Fault.Rewrite rewrite) {
                HttpMessage answer = forward(request.without("accept-encoding"));
                String body = new String(answer.body(), StandardCharsets.UTF_8);
                answer.withBody(rewrite.body().apply(body).getBytes(StandardCharsets.UTF_8))
                        .writeTo(client.getOutputStream());
            } else {
                forward(request).writeTo(client.getOutputStream());
            }
            return true;
        }

        private boolean waitUntilTheClientGivesUp() throws IOException {
            fromClient.transferTo(OutputStream.nullOutputStream());
            return false;
        }

        private HttpMessage forward(HttpMessage request) throws IOException {
            request.writeTo(server.getOutputStream());
            return HttpMessage.readAnswer(fromServer, request);
        }
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            // Closed already, which is what we want.
        }
    }
}
