package io.regretradar.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The job as a program of its own: what a wrong start says and with which exit code it ends. */
class RegretJobMainTest {

    @Test
    void aWrongSettingIsExitCode2AndOneMessage() throws Exception {
        Ended ended =
                run(
                        "--kafka.bootstrap-servers",
                        "127.0.0.1:1",
                        "--elasticsearch.urls",
                        "http://127.0.0.1:1",
                        "--parallelism",
                        "many");

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.errors().strip())
                .startsWith("parallelism is 'many', but must be a whole number from 1 to 128.")
                .hasLineCount(1);
    }

    @Test
    void anElasticsearchThatIsNotThereIsExitCode3AndOneMessage() throws Exception {
        Ended ended =
                run(
                        "--kafka.bootstrap-servers",
                        "127.0.0.1:1",
                        "--elasticsearch.urls",
                        "http://127.0.0.1:1");

        assertThat(ended.exitCode()).isEqualTo(3);
        assertThat(ended.errors().strip())
                .startsWith("Elasticsearch at http://127.0.0.1:1 does not answer")
                .hasLineCount(1);
    }

    private record Ended(int exitCode, String errors) {}

    private static Ended run(String... args) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                RegretJob.class.getName()));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command).start();
        process.getOutputStream().close();
        String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), errors);
    }
}
