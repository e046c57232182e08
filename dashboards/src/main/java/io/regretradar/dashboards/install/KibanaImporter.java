package io.regretradar.dashboards.install;

import com.fasterxml.jackson.databind.JsonNode;
import io.regretradar.dashboards.field.FieldCatalogue;
import io.regretradar.dashboards.install.Installed.Kind;
import io.regretradar.dashboards.install.Installed.Outcome;
import io.regretradar.dashboards.kibana.KibanaCheck;
import io.regretradar.dashboards.kibana.KibanaObjects;
import io.regretradar.dashboards.kibana.SavedObject;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import javax.net.ssl.SSLContext;

/** Imports data views, visualizations and dashboards; ours replace those of the same id. */
public final class KibanaImporter implements Installer {

    private static final String NEEDS =
            "the Kibana privilege to manage saved objects, in the space of the address";

    private static final String BOUNDARY = "regret-radar-saved-objects";

    private final KibanaObjects objects;
    private final URI url;
    private final Auth auth;
    private final SSLContext trust;

    KibanaImporter(URI url, Auth auth) {
        this(KibanaObjects.packaged(), url, auth, Server.defaultTrust());
    }

    private KibanaImporter(KibanaObjects objects, URI url, Auth auth, SSLContext trust) {
        this.objects = objects;
        this.url = url;
        this.auth = auth;
        this.trust = trust;
    }

    /** Trusts the certificates that this context trusts, instead of Java's own list. */
    public KibanaImporter withTrust(SSLContext context) {
        return new KibanaImporter(objects, url, auth, context);
    }

    /** Imports these objects instead of the packaged ones. */
    public KibanaImporter withObjects(KibanaObjects others) {
        return new KibanaImporter(others, url, auth, trust);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Objects that a {@link KibanaCheck} finds wrong are not sent: Kibana would report success
     * and show blank panels.
     */
    @Override
    public List<Installed> install() {
        refuseBrokenObjects();
        Server server = new Server("Kibana", NEEDS, url, auth, trust);
        refuseOldVersion(server);
        Answer answer =
                server.post(
                        "/api/saved_objects/_import?overwrite=true",
                        "multipart/form-data; boundary=" + BOUNDARY,
                        BodyPublishers.ofString(importFile()));
        if (!answer.ok()) {
            throw server.failure("refuses the import: " + answer.reason());
        }
        return objects.all().stream().map(object -> outcome(object, answer.body())).toList();
    }

    private void refuseBrokenObjects() {
        List<KibanaCheck.Problem> problems =
                KibanaCheck.problems(objects, FieldCatalogue.packaged());
        if (!problems.isEmpty()) {
            throw new InstallException(
                    problems.stream()
                            .map(KibanaCheck.Problem::toString)
                            .collect(
                                    Collectors.joining(
                                            "\n",
                                            "These objects would show nothing in Kibana; correct"
                                                    + " their files:\n",
                                            "")));
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

    private String importFile() {
        String lines =
                objects.all().stream()
                        .map(SavedObject::exported)
                        .collect(Collectors.joining("\n", "", "\n"));
        return "--%1$s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"regret-radar.ndjson\"\r\nContent-Type: application/ndjson\r\n\r\n%2$s\r\n--%1$s--\r\n"
                .formatted(BOUNDARY, lines);
    }

    private static Installed outcome(SavedObject object, JsonNode answer) {
        String name = object.type() + " " + object.id();
        Optional<JsonNode> error = find(answer.path("errors"), object);
        if (error.isPresent()) {
            return leftOut(name, "Kibana refused it: " + error.get().path("error"));
        }
        return find(answer.path("successResults"), object)
                .map(done -> imported(name, done))
                .orElseGet(
                        () ->
                                leftOut(
                                        name,
                                        "Kibana did not say what became of it; open it to see"));
    }

    private static Installed leftOut(String name, String why) {
        return new Installed(Kind.KIBANA_OBJECT, name, Outcome.LEFT_OUT, why);
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
