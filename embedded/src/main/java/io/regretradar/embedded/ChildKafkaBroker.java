package io.regretradar.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** A broker in a JVM of its own, on our class path, with its log in its own directory. */
record ChildKafkaBroker(ChildServer process) implements KafkaBroker {

    private static final int BESIDE_HEAP_MIB = 150;
    private static final int DATA_MIB = 200;

    static ChildKafkaBroker prepare(
            int heapMb, Path settings, ServerDirectory directory, BooleanSupplier ready) {
        Path javaHome = Path.of(System.getProperty("java.home"));
        Machine.requireMemory(heapMb + BESIDE_HEAP_MIB, "Kafka");
        Machine.requireDisk(directory.root(), DATA_MIB, "Kafka");
        Path logging = directory.config().resolve("log4j2.properties");
        try (InputStream in =
                ChildKafkaBroker.class.getResourceAsStream("kafka-log4j2.properties")) {
            Files.copy(in, logging);
        } catch (IOException e) {
            throw new EmbeddedServerException("Kafka's files could not be written: " + e, e);
        }
        List<String> command =
                List.of(
                        javaHome.resolve("bin/java").toString(),
                        "-Xmx" + heapMb + "m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Djava.io.tmpdir=" + directory.tmp(),
                        "-Dregretradar.kafka.logs=" + directory.logs(),
                        "-Dlog4j2.configurationFile=" + logging,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "kafka.Kafka",
                        settings.toString());
        return new ChildKafkaBroker(
                new ChildServer(
                        new ChildServer.Launch(
                                "Kafka",
                                directory,
                                command,
                                Map.of(),
                                ChildServer.commandPid(directory),
                                ready)));
    }

    @Override
    public void start() {
        process.start();
    }

    @Override
    public void stop() {
        process.stop();
    }

    @Override
    public void close() {
        process.close();
    }
}
