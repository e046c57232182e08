package io.regretradar.embedded;

import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/** A broker inside this JVM: no process of its own, and its log goes where ours goes. */
final class InProcessKafkaBroker implements KafkaBroker {

    private final Map<String, String> settings;
    private final ServerDirectory directory;
    private final ExitHook exitHook;
    private KafkaRaftServer server;

    InProcessKafkaBroker(Map<String, String> settings, ServerDirectory directory) {
        this.settings = settings;
        this.directory = directory;
        this.exitHook = new ExitHook(directory::delete);
    }

    @Override
    public synchronized void start() {
        if (server == null) {
            server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
            server.startup();
        }
    }

    @Override
    public synchronized void stop() {
        if (server != null) {
            server.shutdown();
            server.awaitShutdown();
            server = null;
        }
    }

    @Override
    public ChildServer process() {
        throw new UnsupportedOperationException(
                "This broker runs inside this JVM and has no process to kill or pause. Start it"
                        + " with Options.defaults().withMode(Mode.CHILD).");
    }

    @Override
    public void close() {
        exitHook.remove();
        stop();
        directory.delete();
    }
}
