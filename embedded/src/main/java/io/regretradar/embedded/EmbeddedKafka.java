package io.regretradar.embedded;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * A real Kafka broker (its own controller) on a port of the loopback address, in a temporary
 * directory. It ends with this JVM, however this JVM ends.
 *
 * <p>By default it is a child process: its class path, log and memory stay apart from ours, and it
 * can be killed and paused like a real one.
 */
public final class EmbeddedKafka implements AutoCloseable {

    private static final short ONE_REPLICA = 1;

    private final int port;
    private final KafkaBroker broker;
    private Admin admin;

    /** Where the broker runs. */
    public enum Mode {
        /** In a process of its own. */
        CHILD,
        /** Inside this JVM: a little lighter, but it shares our log and cannot be killed alone. */
        IN_PROCESS
    }

    /**
     * How to run the broker.
     *
     * @param port 1 to 65535, or 0 for any free port
     * @param mode where it runs
     * @param heapMb heap of a child process in MiB, at least 128
     * @param settings of server.properties, which win over the broker's own
     */
    public record Options(int port, Mode mode, int heapMb, Map<String, String> settings) {

        private static final int DEFAULT_HEAP_MB = 256;
        private static final int SMALLEST_HEAP_MB = 128;

        /** Checks the heap and takes a copy of the settings. */
        public Options {
            if (heapMb < SMALLEST_HEAP_MB) {
                throw new IllegalArgumentException(
                        "heapMb is %d, but must be at least %d."
                                .formatted(heapMb, SMALLEST_HEAP_MB));
            }
            settings = Map.copyOf(settings);
        }

        /** A child process on any free port, with 256 MiB. */
        public static Options defaults() {
            return new Options(0, Mode.CHILD, DEFAULT_HEAP_MB, Map.of());
        }

        /** The same on a certain port. */
        public Options withPort(int port) {
            return new Options(port, mode, heapMb, settings);
        }

        /** The same, run elsewhere. */
        public Options withMode(Mode mode) {
            return new Options(port, mode, heapMb, settings);
        }

        /** The same with another heap, in MiB. */
        public Options withHeapMb(int heapMb) {
            return new Options(port, mode, heapMb, settings);
        }

        /** The same with one more setting. */
        public Options withSetting(String key, String value) {
            Map<String, String> more = new LinkedHashMap<>(settings);
            more.put(key, value);
            return new Options(port, mode, heapMb, more);
        }
    }

    private EmbeddedKafka(int port, KafkaBroker broker) {
        this.port = port;
        this.broker = broker;
    }

    /** Starts a broker on any free port and returns when it can serve. */
    public static EmbeddedKafka start() {
        return start(Options.defaults());
    }

    /**
     * Starts a broker and returns when it can serve.
     *
     * @throws EmbeddedServerException saying why it cannot start, and the remedy
     */
    public static EmbeddedKafka start(Options options) {
        int port = LoopbackPort.choose("Kafka", options.port());
        ServerDirectory directory = ServerDirectory.create("kafka");
        KafkaBroker broker;
        try {
            var settings = KafkaSettings.of(port, directory.data(), options.settings());
            var file = KafkaSettings.format(settings, directory);
            broker =
                    options.mode() == Mode.CHILD
                            ? ChildKafkaBroker.prepare(
                                    options.heapMb(), file, directory, () -> isReady(port))
                            : new InProcessKafkaBroker(settings, directory);
        } catch (RuntimeException e) {
            directory.delete();
            throw e;
        }
        broker.start();
        return new EmbeddedKafka(port, broker);
    }

    /** What clients connect to, the same after a restart. */
    public String bootstrapServers() {
        return bootstrapServers(port);
    }

    /** An admin client, closed with the broker. */
    public synchronized Admin admin() {
        if (admin == null) {
            admin = newAdmin(port);
        }
        return admin;
    }

    /** Creates topics whose records bear the broker's time; those that exist stay as they are. */
    public void createTopics(int partitions, String... names) {
        createTopics(partitions, List.of(names));
    }

    /** Creates topics whose records bear the broker's time; those that exist stay as they are. */
    public void createTopics(int partitions, Collection<String> names) {
        List<NewTopic> topics =
                names.stream()
                        .map(
                                name ->
                                        new NewTopic(name, partitions, ONE_REPLICA)
                                                .configs(
                                                        Map.of(
                                                                "message.timestamp.type",
                                                                "LogAppendTime")))
                        .toList();
        admin().createTopics(topics).values().forEach((name, created) -> await(name, created));
    }

    private static void await(String name, KafkaFuture<Void> created) {
        try {
            created.get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new EmbeddedServerException(
                        "Topic %s was not created: %s".formatted(name, e.getCause()), e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException(
                    "Interrupted while topic " + name + " was created", e);
        }
    }

    /** The process id of a child broker, which changes with a restart. */
    public long pid() {
        return broker.process().pid();
    }

    /** Ends a child broker with SIGKILL; its data stay for {@link #restart}. */
    public void killHard() {
        broker.process().killHard();
    }

    /** Starts the broker again on its port and data, after stopping it in order if it runs. */
    public void restart() {
        broker.stop();
        broker.start();
    }

    /** SIGSTOP to a child broker: connections stay open, nothing is answered. */
    public void pause() {
        broker.process().pause();
    }

    /** SIGCONT, after {@link #pause}. */
    public void resume() {
        broker.process().resume();
    }

    /** Ends the broker and removes its data. */
    @Override
    public synchronized void close() {
        Optional.ofNullable(admin).ifPresent(Admin::close);
        broker.close();
    }

    private static boolean isReady(int port) {
        if (!LoopbackPort.answers(port)) {
            return false; // An admin client would fill our log with failed connections.
        }
        try (Admin asking = newAdmin(port)) {
            return !asking.describeCluster().nodes().get().isEmpty();
        } catch (ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Admin newAdmin(int port) {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers(port)));
    }

    private static String bootstrapServers(int port) {
        return LoopbackPort.HOST + ":" + port;
    }
}
