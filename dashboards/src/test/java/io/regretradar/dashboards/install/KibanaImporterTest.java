package io.regretradar.dashboards.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.regretradar.dashboards.install.Installed.Kind;
import io.regretradar.dashboards.install.Installed.Outcome;
import io.regretradar.dashboards.install.ScriptedServer.Reply;
import io.regretradar.dashboards.install.ScriptedServer.Request;
import io.regretradar.dashboards.kibana.KibanaObjects;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class KibanaImporterTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FIXTURES = Path.of("src/test/resources/kibana");

    private static final String IMPORTED =
            """
            {"success": false, "successCount": 3,
             "successResults": [
               {"type": "lens", "id": "panel"},
               {"type": "index-pattern", "id": "view", "overwrite": true}],
             "errors": [
               {"type": "dashboard", "id": "dashboard", "error": {"type": "unsupported_type"}}]}
            """;

    @Test
    void everyObjectIsSentAndReported() throws IOException {
        try (var kibana = kibana("8.3.3", new Reply(200, IMPORTED))) {
            List<Installed> report =
                    Installer.kibana(kibana.url(), Auth.apiKey("abc"))
                            .withObjects(KibanaObjects.read(FIXTURES.resolve("good")))
                            .install();

            assertThat(report)
                    .containsExactly(
                            object("index-pattern view", Outcome.UPDATED, ""),
                            object(
                                    "search search",
                                    Outcome.FAILED,
                                    "Kibana did not say what became of it; open it to see"),
                            object("lens panel", Outcome.CREATED, ""),
                            object(
                                    "dashboard dashboard",
                                    Outcome.FAILED,
                                    "Kibana refused it: {\"type\":\"unsupported_type\"}"),
                            new Installed(
                                    Kind.ALERT_RULE,
                                    "all of them",
                                    Outcome.LEFT_OUT,
                                    "this Kibana has no alerting (404). Enable the plugins alerting,"
                                            + " actions and stackAlerts, and run this again"));
        }
    }

    @Test
    void theShippedObjectsTravelAsAMultipartFileOfJsonLines() throws IOException {
        try (var kibana = kibana("8.19.0", new Reply(200, "{}"))) {
            Installer.kibana(kibana.url(), Auth.apiKey("abc")).install();

            Request upload = kibana.requests().get(2);
            assertThat(upload.line()).isEqualTo("POST /api/saved_objects/_import");
            assertThat(upload.query()).isEqualTo("overwrite=true");
            assertThat(upload.xsrf()).isNotBlank();
            assertThat(upload.authorization()).isEqualTo("ApiKey abc");
            assertThat(upload.type())
                    .isEqualTo("multipart/form-data; boundary=regret-radar-saved-objects");
            assertThat(upload.body())
                    .startsWith("--regret-radar-saved-objects\r\nContent-Disposition: form-data;")
                    .endsWith("\r\n--regret-radar-saved-objects--\r\n")
                    .contains("filename=\"regret-radar.ndjson\"");
            assertThat(objects(upload))
                    .hasSameSizeAs(KibanaObjects.packaged().all())
                    .filteredOn(object -> object.path("id").asText().equals("today"))
                    .singleElement()
                    .satisfies(
                            dashboard -> {
                                JsonNode panels = dashboard.at("/attributes/panelsJSON");
                                assertThat(panels.isTextual()).isTrue();
                                assertThat(JSON.readTree(panels.asText())).hasSize(12);
                            });
        }
    }

    @Test
    void brokenObjectsAreNotSent() throws IOException {
        KibanaObjects broken = KibanaObjects.read(FIXTURES.resolve("bad/time-restored/off"));
        try (var kibana = kibana("8.19.0", new Reply(200, "{}"))) {
            var importer = Installer.kibana(kibana.url(), Auth.none()).withObjects(broken);

            assertThatThrownBy(importer::install)
                    .isInstanceOf(InstallException.class)
                    .hasMessageContaining("dashboard: timeRestore must be true");
            assertThat(kibana.requests()).isEmpty();
        }
    }

    @Test
    void anOldKibanaIsToldTheVersionNeeded() {
        try (var kibana = kibana("8.2.3", new Reply(200, "{}"))) {
            assertThatThrownBy(() -> Installer.kibana(kibana.url(), Auth.none()).install())
                    .hasMessage(
                            "Kibana at %s: runs version 8.2.3, but must be 8.3 or newer. Upgrade it.",
                            kibana.url());
        }
    }

    @Test
    void aRefusedFileIsReportedInKibanasWords() {
        Reply refusal =
                new Reply(422, "{\"message\":\"Document belongs to a more recent version\"}");
        try (var kibana = kibana("8.3.0", refusal)) {
            assertThatThrownBy(() -> Installer.kibana(kibana.url(), Auth.none()).install())
                    .hasMessage(
                            "Kibana at %s: refuses the import: HTTP 422: Document belongs to a more recent version",
                            kibana.url());
        }
    }

    @Test
    void aPageThatIsNotKibanasIsSeen() {
        try (var server = new ScriptedServer(request -> new Reply(200, "<html>"))) {
            assertThatThrownBy(() -> Installer.kibana(server.url(), Auth.none()).install())
                    .hasMessageContaining("answers, but not as Kibana does (HTTP 200)");
        }
    }

    private static ScriptedServer kibana(String version, Reply toImport) {
        ScriptedKibana script = new ScriptedKibana();
        script.instead.put(
                "GET /api/status",
                new Reply(200, "{\"version\":{\"number\":\"%s\"}}".formatted(version)));
        script.instead.put("POST /api/saved_objects/_import", toImport);
        script.instead.put("GET /api/alerting/_health", new Reply(404, "{}"));
        return new ScriptedServer(script);
    }

    private static Installed object(String name, Outcome outcome, String why) {
        return new Installed(Kind.KIBANA_OBJECT, name, outcome, why);
    }

    private static List<JsonNode> objects(Request upload) {
        return upload.body()
                .lines()
                .filter(line -> line.startsWith("{"))
                .map(ScriptedKibana::json)
                .toList();
    }
}
