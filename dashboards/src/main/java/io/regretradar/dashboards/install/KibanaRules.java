package io.regretradar.dashboards.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regretradar.dashboards.install.Installed.Kind;
import io.regretradar.dashboards.install.Installed.Outcome;
import io.regretradar.dashboards.kibana.AlertRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Creates or updates connectors, then the rules that speak through them, one request each. */
final class KibanaRules {

    private static final String ALL = "all of them";

    /** What an update may not name: it is fixed once a rule was created. */
    private static final Set<String> FIXED = Set.of("id", "rule_type_id", "consumer", "enabled");

    private final Server server;
    private final AlertRules wanted;
    private final List<Installed> report = new ArrayList<>();
    private final Map<String, String> connectorIds = new LinkedHashMap<>();

    KibanaRules(Server server, AlertRules wanted) {
        this.server = server;
        this.wanted = wanted;
    }

    List<Installed> install() {
        try {
            Optional<String> obstacle = obstacle();
            if (obstacle.isPresent()) {
                report.add(new Installed(Kind.ALERT_RULE, ALL, Outcome.LEFT_OUT, obstacle.get()));
                return report;
            }
            connectors();
            wanted.rules().forEach(this::rule);
        } catch (InstallException e) {
            // The dashboards are there already; this must not hide that.
            report.add(new Installed(Kind.ALERT_RULE, ALL, Outcome.FAILED, e.getMessage()));
        }
        return report;
    }

    private Optional<String> obstacle() {
        Answer health = server.get("/api/alerting/_health");
        if (health.missing()) {
            return Optional.of(
                    "this Kibana has no alerting (404). Enable the plugins alerting, actions and"
                            + " stackAlerts, and run this again");
        }
        if (!health.ok()) {
            return Optional.of("alerting is out of order: " + health.reason());
        }
        if (!health.body().path("has_permanent_encryption_key").asBoolean(true)) {
            return Optional.of(
                    "rules need a lasting encryption key. Set"
                            + " xpack.encryptedSavedObjects.encryptionKey to 32 or more characters"
                            + " in kibana.yml, restart Kibana, and run this again");
        }
        if (!health.body().path("is_sufficiently_secure").asBoolean(true)) {
            return Optional.of(
                    "with security on, rules need TLS between Kibana and Elasticsearch. Set"
                            + " xpack.security.http.ssl.enabled in Elasticsearch");
        }
        return Optional.empty();
    }

    private void connectors() {
        Answer there = server.get("/api/actions/connectors");
        if (!there.ok()) {
            throw server.failure("does not list its connectors: " + there.reason());
        }
        for (AlertRules.Item item : wanted.connectors()) {
            Optional<JsonNode> known = find(there.body(), item);
            if (known.isEmpty()) {
                ObjectNode body = item.json().deepCopy();
                body.putObject("secrets");
                note(
                                Kind.CONNECTOR,
                                item,
                                server.post("/api/actions/connector", body),
                                Outcome.CREATED)
                        .ifPresent(made -> remember(item, made));
            } else {
                remember(item, known.get());
                connector(item, known.get());
            }
        }
    }

    private void connector(AlertRules.Item item, JsonNode known) {
        JsonNode config = item.json().path("config");
        if (Includes.includes(known.path("config"), config)) {
            report.add(Installed.of(Kind.CONNECTOR, item.name(), Outcome.UNCHANGED));
            return;
        }
        ObjectNode body = item.json().deepCopy();
        body.remove("connector_type_id");
        body.putObject("secrets");
        String path = "/api/actions/connector/" + known.path("id").asText();
        note(Kind.CONNECTOR, item, server.put(path, body), Outcome.UPDATED);
    }

    /** Kibana chooses the id of a connector, so that it is known by name and type. */
    private static Optional<JsonNode> find(JsonNode connectors, AlertRules.Item item) {
        return StreamSupport.stream(connectors.spliterator(), false)
                .filter(it -> it.path("name").asText().equals(item.name()))
                .filter(
                        it ->
                                it.path("connector_type_id")
                                        .equals(item.json().path("connector_type_id")))
                .findFirst();
    }

    private void remember(AlertRules.Item item, JsonNode connector) {
        connectorIds.put(item.file(), connector.path("id").asText());
    }

    private void rule(AlertRules.Item item) {
        ObjectNode rule = item.json().deepCopy();
        String missing = "";
        for (JsonNode action : rule.path("actions")) {
            String file = action.path("connector").asText();
            if (connectorIds.containsKey(file)) {
                ((ObjectNode) action).put("id", connectorIds.get(file)).remove("connector");
            } else {
                missing = file;
            }
        }
        if (!missing.isEmpty()) {
            String why = "its connector %s could not be made".formatted(missing);
            report.add(new Installed(Kind.ALERT_RULE, item.name(), Outcome.FAILED, why));
            return;
        }
        String path = "/api/alerting/rule/" + rule.path("id").asText();
        Answer known = server.get(path);
        ObjectNode body = rule.deepCopy();
        if (known.missing()) {
            body.remove("id");
            note(Kind.ALERT_RULE, item, server.post(path, body), Outcome.CREATED);
            return;
        }
        body.remove(FIXED);
        if (known.ok() && same(known.body(), body)) {
            report.add(Installed.of(Kind.ALERT_RULE, item.name(), Outcome.UNCHANGED));
        } else if (known.ok()) {
            // Whether it is enabled stays as people left it.
            note(Kind.ALERT_RULE, item, server.put(path, body), Outcome.UPDATED);
        } else {
            note(Kind.ALERT_RULE, item, known, Outcome.FAILED);
        }
    }

    private static boolean same(JsonNode known, ObjectNode wanted) {
        ObjectNode rest = wanted.deepCopy();
        JsonNode actions = rest.remove("actions");
        if (!Includes.includes(known, rest) || known.path("actions").size() != actions.size()) {
            return false;
        }
        for (int i = 0; i < actions.size(); i++) {
            if (!Includes.includes(known.path("actions").path(i), actions.path(i))) {
                return false;
            }
        }
        return true;
    }

    private Optional<JsonNode> note(
            Kind kind, AlertRules.Item item, Answer answer, Outcome outcome) {
        if (answer.ok()) {
            report.add(Installed.of(kind, item.name(), outcome));
            return Optional.of(answer.body());
        }
        String why = "Kibana refused it: " + answer.reason();
        report.add(new Installed(kind, item.name(), Outcome.FAILED, why));
        return Optional.empty();
    }
}
