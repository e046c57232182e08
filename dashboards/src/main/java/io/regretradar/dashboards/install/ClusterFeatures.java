package io.regretradar.dashboards.install;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.stream.StreamSupport;

/**
 * What a cluster can do, as its nodes say.
 *
 * @param version that of the oldest node
 * @param lifecycle whether it can delete old indices by itself (ILM)
 */
record ClusterFeatures(String version, boolean lifecycle) {

    private static final int OLDEST_MAJOR = 8;

    /** Asks the nodes: {@code GET /} does not exist in every distribution. */
    static ClusterFeatures ask(Server server) {
        Answer answer =
                server.get("/_nodes/_all/plugins?filter_path=nodes.*.version,nodes.*.modules.name");
        JsonNode nodes = answer.body().path("nodes");
        String oldest =
                StreamSupport.stream(nodes.spliterator(), false)
                        .map(node -> node.path("version").asText())
                        .min(Comparator.comparingInt(ClusterFeatures::major))
                        .orElse("");
        if (!answer.ok() || !oldest.matches("\\d+\\..*")) {
            throw server.failure(
                    "answers, but not as Elasticsearch does (HTTP %d). Use the address of its HTTP port, 9200 by default."
                            .formatted(answer.status()));
        }
        if (major(oldest) < OLDEST_MAJOR) {
            throw server.failure(
                    "runs version %s, but must be %d.0 or newer. Upgrade the cluster."
                            .formatted(oldest, OLDEST_MAJOR));
        }
        return new ClusterFeatures(oldest, hasModule(nodes, "x-pack-ilm"));
    }

    private static boolean hasModule(JsonNode nodes, String module) {
        return StreamSupport.stream(nodes.spliterator(), false)
                .allMatch(node -> node.path("modules").findValuesAsText("name").contains(module));
    }

    private static int major(String version) {
        String digits = version.split("\\.", 2)[0];
        return digits.matches("\\d{1,4}") ? Integer.parseInt(digits) : 0;
    }
}
