package io.regretradar.dashboards.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regretradar.dashboards.field.IndexFamily;
import io.regretradar.dashboards.install.Installed.Kind;
import io.regretradar.dashboards.install.Installed.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Brings the indices themselves up to their template, which by itself reaches only new ones. */
final class Indices {

    private final Server server;

    Indices(Server server) {
        this.server = server;
    }

    /**
     * Adds missing fields to existing indices, and makes the one index of a family without months.
     */
    List<Installed> install(IndexFamily index, ObjectNode template) {
        Answer there =
                server.get("/%s/_mapping?ignore_unavailable=true".formatted(index.pattern()));
        if (!there.ok() && !there.missing()) {
            throw server.failure(
                    "does not show the mapping of %s: %s"
                            .formatted(index.pattern(), there.reason()));
        }
        Map<String, JsonNode> existing = new TreeMap<>();
        if (there.ok()) {
            there.body().properties().forEach(e -> existing.put(e.getKey(), e.getValue()));
        }
        if (existing.isEmpty() && !index.monthly()) {
            return List.of(create(index));
        }
        List<Installed> report = new ArrayList<>();
        JsonNode wanted = template.at("/template/mappings");
        existing.forEach((name, is) -> report.add(bringUp(name, is.path("mappings"), wanted)));
        return report;
    }

    private Installed create(IndexFamily index) {
        Answer put = server.put("/" + index.name(), JsonNodeFactory.instance.objectNode());
        if (put.ok()) {
            return Installed.of(Kind.INDEX, index.name(), Outcome.CREATED);
        }
        // Between our question and our request the job wrote its first document.
        if ("resource_already_exists_exception".equals(put.body().at("/error/type").asText())) {
            return Installed.of(Kind.INDEX, index.name(), Outcome.UNCHANGED);
        }
        throw server.failure(
                "refuses to make the index %s: %s".formatted(index.name(), put.reason()));
    }

    private Installed bringUp(String name, JsonNode is, JsonNode wanted) {
        if (Includes.includes(is, wanted)) {
            return Installed.of(Kind.INDEX, name, Outcome.UNCHANGED);
        }
        Answer put = server.put("/%s/_mapping".formatted(name), wanted);
        if (put.ok()) {
            return Installed.of(Kind.INDEX, name, Outcome.UPDATED);
        }
        return new Installed(
                Kind.INDEX,
                name,
                Outcome.LEFT_OUT,
                "its fields differ from the template (%s); reindex it, or delete it and run the job again with a higher epoch"
                        .formatted(put.reason()));
    }
}
