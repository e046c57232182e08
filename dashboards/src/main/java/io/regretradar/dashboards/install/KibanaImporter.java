package io.regretradar.dashboards.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.regretradar.dashboards.field.FieldCatalogue;
import io.regretradar.dashboards.install.Installed.Kind;
import io.regretradar.dashboards.install.Installed.Outcome;
import io.regretradar.dashboards.kibana.AlertRuleCheck;
import io.regretradar.dashboards.kibana.AlertRules;
import io.regretradar.dashboards.kibana.KibanaCheck;
import io.regretradar.dashboards.kibana.KibanaObjects;
import io.regretradar.dashboards.kibana.SavedObject;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import javax.net.ssl.SSLContext;

/**
 * Imports data views, visualizations and dashboards, then creates the alert rules; ours replace
 * those of the same id. What is there already as it should be is left alone.
 */
public final class KibanaImporter implements Installer {

    private static final String NEEDS =
            "the Kibana privileges to manage saved objects, and stack rules and connectors for the"
                    + " alert rules, in the space of the address";

    private static final String BOUNDARY = "regret-radar-saved-objects";

    /** What is referred to comes before what refers to it. */
    private static final List<String> ORDER =
            List.of("index-pattern", "search", "visualization", "lens", "dashboard");

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final KibanaObjects objects;
    private final AlertRules rules;
    private final URI url;
    private final Auth auth;
    private final SSLContext trust;

    KibanaImporter(URI url, Auth auth) {
        this(KibanaObjects.packaged(), AlertRules.packaged(), url, auth, Server.defaultTrust());
    }

    private KibanaImporter(
            KibanaObjects objects, AlertRules rules, URI url, Auth auth, SSLContext trust) {
        this.objects = objects;
        this.rules = rules;
        this.url = url;
        this.auth = auth;
        this.trust = trust;
    }

    /** Trusts the certificates that this context trusts, instead of Java's own list. */
    public KibanaImporter withTrust(SSLContext context) {
        return new KibanaImporter(objects, rules, url, auth, context);
    }

    /** Imports these objects instead of the packaged ones. */
    public KibanaImporter withObjects(KibanaObjects others) {
        return new KibanaImporter(others, rules, url, auth, trust);
    }

    /** Creates these rules instead of the packaged ones. */
    public KibanaImporter withRules(AlertRules others) {
        return new KibanaImporter(objects, others, url, auth, trust);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Objects and rules that our checks find wrong are not sent: Kibana would report success,
     * show blank panels and never raise an alert.
     */
    @Override
    public List<Installed> install() {
        refuseBroken();
        Server server = new Server("Kibana", NEEDS, url, auth, trust);
        refuseOldVersion(server);
        List<SavedObject> ordered =
                objects.all().stream()
                        .sorted(Comparator.comparingInt(it -> ORDER.indexOf(it.type())))
                        .toList();
        Set<String> unchanged = unchanged(server, ordered);
        List<SavedObject> toSend =
                ordered.stream().filter(it -> !unchanged.contains(name(it))).toList();
        JsonNode imported = toSend.isEmpty() ? JSON.objectNode() : send(server, toSend);
        List<Installed> report = new ArrayList<>();
        for (SavedObject object : ordered) {
            report.add(
                    unchanged.contains(name(object))
                            ? Installed.of(Kind.KIBANA_OBJECT, name(object), Outcome.UNCHANGED)
                            : outcome(object, imported));
        }
        report.addAll(new KibanaRules(server, rules).install());
        return List.copyOf(report);
    }

    private void refuseBroken() {
        List<String> problems = new ArrayList<>();
        KibanaCheck.problems(objects, FieldCatalogue.packaged())
                .forEach(problem -> problems.add(problem.toString()));
        problems.addAll(AlertRuleCheck.problems(rules, FieldCatalogue.packaged()));
        if (!problems.isEmpty()) {
            throw new InstallException(
                    "These objects would show nothing in Kibana; correct their files:\n"
                            + String.join("\n", problems));
        }
    }

    private static void refuseOldVersion(Server server) {
        Answer status = server.get("/api/status");
        String version = status.body().at("/version/number").asText();
        if (!status.ok() || !version.matches("\\d{1,3}\\.\\d{1,3}\\..*")) {
            throw server.failure(
                    "answers, but not as Kibana does (HTTP %d). Use the address people open in their browser, with the base path if there is one."
                            .formatted(status.status()));
        }
        String[] parts = version.split("\\.", 3);
        if (Integer.parseInt(parts[0]) * 1000 + Integer.parseInt(parts[1]) < 8003) {
            throw server.failure(
                    "runs version %s, but must be 8.3 or newer. Upgrade it.".formatted(version));
        }
    }

    /** Those that Kibana has already with the same content. A later Kibana keeps them migrated. */
    private static Set<String> unchanged(Server server, List<SavedObject> wanted) {
        ArrayNode ask = JSON.arrayNode();
        wanted.forEach(it -> ask.addObject().put("type", it.type()).put("id", it.id()));
        Answer there = server.post("/api/saved_objects/_bulk_get", ask);
        Set<String> same = new HashSet<>();
        for (SavedObject object : wanted) {
            find(there.body().path("saved_objects"), object)
                    .filter(known -> known.path("attributes").equals(object.stored()))
                    .filter(known -> known.path("references").equals(object.references()))
                    .ifPresent(known -> same.add(name(object)));
        }
        return same;
    }

    private static JsonNode send(Server server, List<SavedObject> objects) {
        Answer answer =
                server.post(
                        "/api/saved_objects/_import?overwrite=true",
                        "multipart/form-data; boundary=" + BOUNDARY,
                        BodyPublishers.ofString(importFile(objects)));
        if (!answer.ok()) {
            throw server.failure("refuses the import: " + answer.reason());
        }
        return answer.body();
    }

    private static String importFile(List<SavedObject> objects) {
        String lines =
                objects.stream()
                        .map(SavedObject::exported)
                        .collect(Collectors.joining("\n", "", "\n"));
        return "--%1$s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"regret-radar.ndjson\"\r\nContent-Type: application/ndjson\r\n\r\n%2$s\r\n--%1$s--\r\n"
                .formatted(BOUNDARY, lines);
    }

    private static String name(SavedObject object) {
        return object.type() + " " + object.id();
    }

    private static Installed outcome(SavedObject object, JsonNode answer) {
        String name = name(object);
        Optional<JsonNode> error = find(answer.path("errors"), object);
        if (error.isPresent()) {
            return failed(name, "Kibana refused it: " + error.get().path("error"));
        }
        return find(answer.path("successResults"), object)
                .map(done -> imported(name, done))
                .orElseGet(
                        () -> failed(name, "Kibana did not say what became of it; open it to see"));
    }

    private static Installed failed(String name, String why) {
        return new Installed(Kind.KIBANA_OBJECT, name, Outcome.FAILED, why);
    }

    private static Installed imported(String name, JsonNode done) {
        boolean replaced = done.path("overwrite").asBoolean(false);
        return Installed.of(Kind.KIBANA_OBJECT, name, replaced ? Outcome.UPDATED : Outcome.CREATED);
    }

    private static Optional<JsonNode> find(JsonNode results, SavedObject object) {
        return StreamSupport.stream(results.spliterator(), false)
                .filter(it -> object.is(it.path("type").asText()))
                .filter(it -> object.id().equals(it.path("id").asText()))
                .findFirst();
    }
}
