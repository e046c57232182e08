package io.regretradar.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.regretradar.pipeline.RunningJob;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/** Why a job fails or restarts, in one line, as Flink's own page tells it. */
final class FlinkFailure {
    private static final ObjectMapper JSON = new ObjectMapper();

    private FlinkFailure() {}

    /** The innermost cause of the latest failure. */
    static String of(RunningJob job) {
        URI exceptions =
                URI.create("%s/jobs/%s/exceptions".formatted(job.webAddress(), job.jobId()));
        try {
            return innermost(JSON.readTree(exceptions.toURL()));
        } catch (IOException e) {
            return "Flink does not say why";
        }
    }

    static String innermost(JsonNode exceptions) {
        String trace = exceptions.at("/exceptionHistory/entries/0/stacktrace").asText();
        List<String> causes =
                trace.lines()
                        .filter(line -> !line.startsWith("\t") && !line.isBlank())
                        .map(line -> line.replaceFirst("^Caused by: ", ""))
                        .toList();
        return causes.isEmpty() ? "Flink knows of no failure" : causes.get(causes.size() - 1);
    }
}
