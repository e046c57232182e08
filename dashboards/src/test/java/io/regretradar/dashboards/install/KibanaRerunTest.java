package io.regretradar.dashboards.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.regretradar.dashboards.install.Installed.Kind;
import io.regretradar.dashboards.install.Installed.Outcome;
import io.regretradar.dashboards.install.ScriptedServer.Reply;
import io.regretradar.dashboards.install.ScriptedServer.Request;
import io.regretradar.dashboards.kibana.AlertRules;
import io.regretradar.dashboards.kibana.KibanaObjects;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a whole installation asks of Kibana, in which order, and what a second one leaves alone. */
class KibanaRerunTest {

    private static final String SECRET = "very-secret";
    private static final String HEALTH = "GET /api/alerting/_health";

    private final ScriptedKibana kibana = new ScriptedKibana();
    private final ScriptedServer server = new ScriptedServer(kibana);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void objectsComeFirstThenConnectorsThenTheRulesThatSpeakThroughThem() {
        List<Installed> report = install();

        String rule = "POST /api/alerting/rule/";
        List<AlertRules.Item> rules = AlertRules.packaged().rules();
        assertThat(server.requests())
                .extracting(Request::line)
                .containsExactly(
                        "GET /api/status",
                        "POST /api/saved_objects/_bulk_get",
                        "POST /api/saved_objects/_import",
                        HEALTH,
                        "GET /api/actions/connectors",
                        "POST /api/actions/connector",
                        line("GET", rules.get(0)),
                        line("POST", rules.get(0)),
                        line("GET", rules.get(1)),
                        line("POST", rules.get(1)),
                        line("GET", rules.get(2)),
                        line("POST", rules.get(2)),
                        line("GET", rules.get(3)),
                        line("POST", rules.get(3)));
        assertThat(server.requests())
                .filteredOn(it -> !it.method().equals("GET"))
                .allSatisfy(it -> assertThat(it.xsrf()).isNotBlank());
        assertThat(server.requests())
                .filteredOn(it -> it.line().startsWith(rule))
                .allSatisfy(
                        it -> {
                            JsonNode body = ScriptedKibana.json(it.body());
                            assertThat(body.has("id")).isFalse();
                            assertThat(body.at("/actions/0/id").asText()).isEqualTo("c-1");
                            assertThat(body.at("/actions/0").has("connector")).isFalse();
                        });
        int objects = KibanaObjects.packaged().all().size();
        assertThat(report).hasSize(objects + 1 + rules.size());
        assertThat(report).extracting(Installed::outcome).containsOnly(Outcome.CREATED);
        assertThat(report.subList(0, 11))
                .extracting(Installed::name)
                .allMatch(name -> name.startsWith("index-pattern "));
        assertThat(report.get(objects - 1).name()).startsWith("dashboard ");
    }

    @Test
    void aSecondInstallationChangesNothing() {
        install();
        server.requests().clear();

        List<Installed> second = install();

        assertThat(second).extracting(Installed::outcome).containsOnly(Outcome.UNCHANGED);
        assertThat(server.requests())
                .filteredOn(it -> !it.method().equals("GET"))
                .extracting(Request::line)
                .containsExactly("POST /api/saved_objects/_bulk_get");
    }

    @Test
    void whatPeopleChangedIsSetRightAndNothingElse() {
        install();
        AlertRules.Item rule = AlertRules.packaged().rules().get(0);
        String id = rule.json().path("id").asText();
        kibana.rules.get(id).withObject("/schedule").put("interval", "9m");
        kibana.rules.get(id).put("enabled", false);
        kibana.objects
                .get("lenstoday-open-critical")
                .withObject("/attributes")
                .put("title", "Mine");
        server.requests().clear();

        List<Installed> second = install();

        assertThat(second)
                .filteredOn(it -> it.outcome() != Outcome.UNCHANGED)
                .extracting(Installed::name, Installed::outcome)
                .containsExactlyInAnyOrder(
                        tuple("lens today-open-critical", Outcome.UPDATED),
                        tuple(rule.name(), Outcome.UPDATED));
        Request upload = request("POST /api/saved_objects/_import");
        assertThat(upload.body().lines().filter(line -> line.startsWith("{"))).hasSize(1);
        JsonNode update = ScriptedKibana.json(request(line("PUT", rule)).body());
        assertThat(update.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "name", "tags", "schedule", "notify_when", "params", "actions");
        // Switched off by people, it stays off.
        assertThat(kibana.rules.get(id).path("enabled").asBoolean()).isFalse();
    }

    @Test
    void aRefusedLoginSaysWhoWasRefusedAndKeepsTheSecret() {
        kibana.instead.put("GET /api/status", new Reply(401, "{}"));

        assertThatThrownBy(this::install)
                .isInstanceOf(InstallException.class)
                .hasMessageContaining("refuses user olga (401)")
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void aMissingPrivilegeIsNamed() {
        kibana.instead.put("POST /api/saved_objects/_import", new Reply(403, "{}"));

        assertThatThrownBy(this::install)
                .hasMessageContaining("user olga may not POST /api/saved_objects/_import (403)")
                .hasMessageContaining("manage saved objects")
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void withoutThePrivilegeForRulesTheDashboardsAreThereAndTheRulesFailed() {
        kibana.instead.put("GET /api/actions/connectors", new Reply(403, "{}"));

        List<Installed> report = install();

        assertThat(report)
                .filteredOn(it -> it.outcome() == Outcome.FAILED)
                .singleElement()
                .satisfies(
                        failed -> {
                            assertThat(failed.kind()).isEqualTo(Kind.ALERT_RULE);
                            assertThat(failed.why()).contains("may not GET", "connectors");
                        });
        assertThat(kibana.objects).hasSameSizeAs(KibanaObjects.packaged().all());
    }

    @Test
    void withoutAnEncryptionKeyTheRulesAreLeftOutWithTheRemedy() {
        kibana.instead.put(HEALTH, new Reply(200, "{\"has_permanent_encryption_key\":false}"));

        assertThat(install())
                .filteredOn(it -> it.outcome() == Outcome.LEFT_OUT)
                .singleElement()
                .extracting(Installed::why)
                .asString()
                .contains("xpack.encryptedSavedObjects.encryptionKey");
        assertThat(kibana.rules).isEmpty();
    }

    @Test
    void aRefusedRuleFailsInKibanasWordsAndTheOthersAreMade() {
        AlertRules.Item rule = AlertRules.packaged().rules().get(1);
        kibana.instead.put(line("POST", rule), new Reply(400, "{\"message\":\"bad params\"}"));

        List<Installed> report = install();

        assertThat(report)
                .filteredOn(it -> it.outcome() == Outcome.FAILED)
                .containsExactly(
                        new Installed(
                                Kind.ALERT_RULE,
                                rule.name(),
                                Outcome.FAILED,
                                "Kibana refused it: HTTP 400: bad params"));
        assertThat(kibana.rules).hasSize(3);
    }

    @Test
    void withoutItsConnectorNoRuleIsMade() {
        kibana.instead.put(
                "POST /api/actions/connector", new Reply(400, "{\"message\":\"not in licence\"}"));

        List<Installed> report = install();

        assertThat(report)
                .filteredOn(it -> it.outcome() == Outcome.FAILED)
                .hasSize(5)
                .first()
                .extracting(Installed::why)
                .isEqualTo("Kibana refused it: HTTP 400: not in licence");
        assertThat(kibana.rules).isEmpty();
    }

    private List<Installed> install() {
        return Installer.kibana(server.url(), Auth.basic("olga", SECRET)).install();
    }

    private Request request(String line) {
        return server.requests().stream()
                .filter(it -> it.line().equals(line))
                .findFirst()
                .orElseThrow();
    }

    private static String line(String method, AlertRules.Item rule) {
        return method + " /api/alerting/rule/" + rule.json().path("id").asText();
    }
}
