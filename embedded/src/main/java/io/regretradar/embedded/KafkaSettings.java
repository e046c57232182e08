package io.regretradar.embedded;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** The settings of a broker that is its own controller, small enough for a laptop. */
final class KafkaSettings {

    private static final int NODE_ID = 1;

    private KafkaSettings() {}

    static Map<String, String> of(int port, Path data, Map<String, String> extra) {
        int controllerPort = LoopbackPort.choose("the Kafka controller", 0);
        String host = LoopbackPort.HOST;
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(NODE_ID));
        settings.put("controller.quorum.voters", NODE_ID + "@" + host + ":" + controllerPort);
        settings.put(
                "listeners",
                "PLAINTEXT://%s:%d,CONTROLLER://%s:%d".formatted(host, port, host, controllerPort));
        settings.put("advertised.listeners", "PLAINTEXT://" + host + ":" + port);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("inter.broker.listener.name", "PLAINTEXT");
        settings.put("log.dirs", data.toString());
        // A mistyped topic is an error here, as it should be in production.
        settings.put("auto.create.topics.enable", "false");
        settings.put("log.message.timestamp.type", "LogAppendTime");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.num.partitions", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        // After kill -9 the broker may come back as soon as its old session is over.
        settings.put("broker.session.timeout.ms", "2000");
        settings.put("broker.heartbeat.interval.ms", "500");
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "2");
        settings.put("background.threads", "2");
        settings.put("log.cleaner.dedupe.buffer.size", "4194304");
        settings.putAll(extra);
        return settings;
    }

    /** Writes the settings as a file and gives the data directory its identity. */
    static Path format(Map<String, String> settings, ServerDirectory directory) {
        Path file = directory.config().resolve("server.properties");
        var properties = new Properties();
        properties.putAll(settings);
        String data = settings.get("log.dirs");
        try (var out = Files.newBufferedWriter(file);
                var silent = new PrintStream(OutputStream.nullOutputStream())) {
            properties.store(out, null);
            new Formatter()
                    .setPrintStream(silent)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(NODE_ID)
                    .setControllerListenerName("CONTROLLER")
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setMetadataLogDirectory(data)
                    .addDirectory(data)
                    .run();
        } catch (Exception e) { // as declared by the formatter
            throw new EmbeddedServerException("Kafka's storage could not be formatted: " + e, e);
        }
        return file;
    }
}
