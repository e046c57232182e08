package io.regretradar.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No server and no file is left behind, however the JVM that started them ends. */
class ServersEndWithUsTest {

    @TempDir Path temporary;

    /** Ways for a JVM to end. */
    enum End {
        SIGTERM(ProcessHandle::destroy),
        SIGKILL(ProcessHandle::destroyForcibly);

        private final Consumer<ProcessHandle> way;

        End(Consumer<ProcessHandle> way) {
            this.way = way;
        }
    }

    /** Starts a broker and says so on standard output; ends when it is made to. */
    static final class Starter {
        public static void main(String[] args) throws IOException {
            EmbeddedKafka.start();
            System.out.println("started");
            System.in.read();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whenTheJvmIsEndedFromOutside(End end) throws IOException {
        Process starter =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "-Xmx128m",
                                "-XX:TieredStopAtLevel=1",
                                "-Djava.io.tmpdir=" + temporary,
                                "-cp",
                                System.getProperty("java.class.path"),
                                Starter.class.getName())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (var out = starter.inputReader()) {
            assertThat(out.readLine()).isEqualTo("started");
            List<ProcessHandle> servers = starter.descendants().toList();
            assertThat(servers).isNotEmpty();
            assertThat(namesOf(temporary)).anyMatch(n -> n.startsWith("regret-radar-kafka"));

            end.way.accept(starter.toHandle());

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> {
                                assertThat(servers).noneMatch(ProcessHandle::isAlive);
                                assertThat(namesOf(temporary))
                                        .noneMatch(n -> n.startsWith("regret-radar"));
                            });
        } finally {
            starter.destroyForcibly();
        }
    }

    @Test
    void whenTheyAreClosed() {
        var elasticsearch = EmbeddedElasticsearch.start();
        List<ProcessHandle> children = ProcessHandle.current().descendants().toList();
        long server = elasticsearch.pid();
        assertThat(children).extracting(ProcessHandle::pid).contains(server);

        elasticsearch.pause(); // even then
        elasticsearch.close();

        assertThat(children).noneMatch(ProcessHandle::isAlive);
    }

    private static List<String> namesOf(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(f -> f.getFileName().toString()).collect(Collectors.toList());
        }
    }
}
