package io.regretradar.dashboards.install;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regretradar.dashboards.install.ScriptedServer.Reply;
import io.regretradar.dashboards.install.ScriptedServer.Request;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** As much of Kibana as an installation asks of it: it keeps what it is given. */
public final class ScriptedKibana implements Function<Request, Reply> {

    static final ObjectMapper JSON = new ObjectMapper();

    final Map<String, ObjectNode> objects = new LinkedHashMap<>();
    final Map<String, ObjectNode> connectors = new LinkedHashMap<>();
    final Map<String, ObjectNode> rules = new LinkedHashMap<>();

    /** Answers that come instead of the usual ones, by method and path. */
    public final Map<String, Reply> instead = new LinkedHashMap<>();

    @Override
    public Reply apply(Request request) {
        Reply other = instead.get(request.line());
        if (other != null) {
            return other;
        }
        String path = request.path();
        if (path.equals("/api/status")) {
            return new Reply(200, "{\"version\":{\"number\":\"8.3.3\"}}");
        }
        if (path.equals("/api/saved_objects/_bulk_get")) {
            return new Reply(200, known(json(request.body())).toString());
        }
        if (path.equals("/api/saved_objects/_import")) {
            return new Reply(200, imported(request.body()).toString());
        }
        if (path.equals("/api/alerting/_health")) {
            return new Reply(
                    200, "{\"is_sufficiently_secure\":true,\"has_permanent_encryption_key\":true}");
        }
        if (path.equals("/api/actions/connectors")) {
            return new Reply(200, JSON.valueToTree(connectors.values()).toString());
        }
        return path.startsWith("/api/actions/connector")
                ? keep(request, connectors, "c-" + (connectors.size() + 1))
                : keep(request, rules, last(path));
    }

    private static Reply keep(Request request, Map<String, ObjectNode> there, String newId) {
        if (request.method().equals("GET")) {
            return Optional.ofNullable(there.get(newId))
                    .map(it -> new Reply(200, it.toString()))
                    .orElse(new Reply(404, "{\"message\":\"not found\"}"));
        }
        boolean update = request.method().equals("PUT");
        String id = update ? last(request.path()) : newId;
        ObjectNode kept = update ? there.get(id) : JSON.createObjectNode().put("id", id);
        kept.setAll((ObjectNode) json(request.body()));
        there.put(id, kept);
        return new Reply(200, kept.toString());
    }

    private ObjectNode known(JsonNode asked) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode found = answer.putArray("saved_objects");
        for (JsonNode it : asked) {
            ObjectNode object = objects.get(it.path("type").asText() + it.path("id").asText());
            found.add(object != null ? object : it.<ObjectNode>deepCopy().put("error", "none"));
        }
        return answer;
    }

    private ObjectNode imported(String file) {
        ObjectNode answer = JSON.createObjectNode().put("success", true);
        ArrayNode results = answer.putArray("successResults");
        file.lines()
                .filter(line -> line.startsWith("{"))
                .map(line -> (ObjectNode) json(line))
                .forEach(
                        object -> {
                            String key = object.path("type").asText() + object.path("id").asText();
                            results.addObject()
                                    .put("type", object.path("type").asText())
                                    .put("id", object.path("id").asText())
                                    .put("overwrite", objects.containsKey(key));
                            objects.put(key, object);
                        });
        return answer;
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
