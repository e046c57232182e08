package io.regretradar.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.concurrent.ThreadLocalRandom;

/** Ports on the loopback address. */
final class LoopbackPort {

    static final String HOST = "127.0.0.1";

    /**
     * Below the range from which operating systems take outgoing ports (32768 on Linux, 49152 on
     * others): a server that is down for a restart keeps its port free.
     */
    private static final int LOWEST = 15_000;

    private static final int HIGHEST = 32_000;
    private static final int ATTEMPTS = 200;
    private static final int CONNECT_TIMEOUT_MILLIS = 1_000;

    private LoopbackPort() {}

    /**
     * The wished port, if it is free, or any free one.
     *
     * @param wished 1 to 65535, or 0 for any
     */
    static int choose(String server, int wished) {
        if (wished < 0 || wished > 65_535) {
            throw new IllegalArgumentException(
                    "port of %s is %d, but must be 1 to 65535, or 0 for any free port."
                            .formatted(server, wished));
        }
        if (wished != 0) {
            requireFree(server, wished);
            return wished;
        }
        for (int i = 0; i < ATTEMPTS; i++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (isFree(port)) {
                return port;
            }
        }
        throw new EmbeddedServerException(
                "No free port for %s among %d-%d on %s. End programs that hold ports there."
                        .formatted(server, LOWEST, HIGHEST, HOST));
    }

    static void requireFree(String server, int port) {
        if (!isFree(port)) {
            throw new EmbeddedServerException(
                    ("Port %d on %s, wished for %s, is taken by another program. Choose another port,"
                                    + " or 0 for any free one; `lsof -i :%d` shows who has it.")
                            .formatted(port, HOST, server, port));
        }
    }

    static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address(), port), CONNECT_TIMEOUT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isFree(int port) {
        try (var ignored = new ServerSocket(port, 1, address())) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static InetAddress address() throws UnknownHostException {
        return InetAddress.getByAddress(HOST, new byte[] {127, 0, 0, 1});
    }
}
