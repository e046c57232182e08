package io.regretradar.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * A server in a process of its own, with its directory. It ends with us: by {@link #close}, by a
 * shutdown hook on Ctrl-C and SIGTERM, and by its supervisor, which sees its standard input end,
 * when we are killed.
 */
final class ChildServer implements AutoCloseable {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(3);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);
    private static final long ASK_EVERY_MILLIS = 100;

    private final Launch launch;
    private final ExitHook exitHook = new ExitHook(this::end);
    private Process supervisor;

    /**
     * How to start the server.
     *
     * @param name for messages, e.g. "Elasticsearch"
     * @param directory its files; removed at the end
     * @param command the program and its arguments
     * @param environment variables on top of ours
     * @param pidFile where the server writes its process id, or {@link #commandPid} if the command
     *     itself is the server
     * @param ready asks the server whether it can serve
     */
    record Launch(
            String name,
            ServerDirectory directory,
            List<String> command,
            Map<String, String> environment,
            Path pidFile,
            BooleanSupplier ready) {}

    /** Where the supervisor writes the process id of the command that it runs. */
    static Path commandPid(ServerDirectory directory) {
        return directory.tmp().resolve("command.pid");
    }

    ChildServer(Launch launch) {
        this.launch = launch;
    }

    /** Starts the server and returns when it is ready, or throws with its last log lines. */
    synchronized void start() {
        if (isAlive()) {
            return;
        }
        try {
            Files.deleteIfExists(launch.pidFile());
            supervisor = supervise();
            awaitReady();
        } catch (IOException e) {
            throw failed("could not be started: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("was interrupted while it started", e);
        }
    }

    private Process supervise() throws IOException {
        List<String> command = new ArrayList<>(List.of("bash", "-c", script(), "supervise"));
        command.add(commandPid(launch.directory()).toString());
        command.add(launch.directory().root().toString());
        command.addAll(launch.command());
        var builder = new ProcessBuilder(command);
        builder.environment().putAll(launch.environment());
        builder.redirectErrorStream(true);
        builder.redirectOutput(
                ProcessBuilder.Redirect.appendTo(launch.directory().console().toFile()));
        builder.directory(launch.directory().tmp().toFile());
        return builder.start();
    }

    private void awaitReady() throws InterruptedException {
        long end = System.nanoTime() + START_TIMEOUT.toNanos();
        while (!launch.ready().getAsBoolean()) {
            if (supervisor.waitFor(ASK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                throw failed("ended while it started, with code " + supervisor.exitValue(), null);
            }
            if (System.nanoTime() > end) {
                throw failed("was not ready after " + START_TIMEOUT.toSeconds() + " s", null);
            }
        }
    }

    /** The process id of the server itself, which changes with every start. */
    long pid() {
        try {
            return Long.parseLong(Files.readString(launch.pidFile()).strip());
        } catch (IOException e) {
            throw new IllegalStateException(launch.name() + " does not run", e);
        }
    }

    synchronized boolean isAlive() {
        return supervisor != null && supervisor.isAlive();
    }

    /** SIGKILL, and back when the process is gone. Its files stay. */
    synchronized void killHard() {
        if (isAlive()) {
            List<ProcessHandle> family = family();
            ProcessHandle.of(pid()).ifPresent(ProcessHandle::destroyForcibly);
            awaitEnd(family);
        }
    }

    /** SIGTERM, and SIGKILL if that takes longer than 30 s. Its files stay. */
    synchronized void stop() {
        if (isAlive()) {
            List<ProcessHandle> family = family();
            ProcessHandle.of(pid()).ifPresent(ProcessHandle::destroy);
            if (!awaitEnd(family)) {
                killHard();
            }
        }
    }

    /** SIGSTOP: the server keeps its connections and answers nobody. */
    void pause() {
        signal("STOP");
    }

    /** SIGCONT. */
    void resume() {
        signal("CONT");
    }

    private void signal(String signal) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(pid())).start();
            if (kill.waitFor() != 0) {
                throw new IllegalStateException(
                        "%s (process %d) took no %s".formatted(launch.name(), pid(), signal));
            }
        } catch (IOException e) {
            throw new IllegalStateException("The program `kill` cannot be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the server and removes its files. */
    @Override
    public void close() {
        exitHook.remove();
        end();
    }

    private synchronized void end() {
        if (isAlive()) {
            List<ProcessHandle> family = family();
            family.forEach(ProcessHandle::destroyForcibly);
            awaitEnd(family);
        }
        launch.directory().delete();
    }

    /** The supervisor and all below it. */
    private List<ProcessHandle> family() {
        return Stream.concat(supervisor.descendants(), Stream.of(supervisor.toHandle())).toList();
    }

    private static boolean awaitEnd(List<ProcessHandle> processes) {
        CompletableFuture<?>[] ends =
                processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(ends).get(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    private EmbeddedServerException failed(String how, Exception cause) {
        String lines = launch.directory().lastLogLines();
        close();
        return new EmbeddedServerException(
                "%s %s. Its last log lines:%s".formatted(launch.name(), how, lines), cause);
    }

    private static String script() throws IOException {
        try (InputStream in = ChildServer.class.getResourceAsStream("supervise.sh")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
