package io.regretradar.dashboards.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.regretradar.dashboards.install.Installed.Kind;
import io.regretradar.dashboards.install.Installed.Outcome;
import io.regretradar.dashboards.install.ScriptedServer.Reply;
import io.regretradar.dashboards.install.ScriptedServer.Request;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the installer says to answers that a healthy Elasticsearch does not give. */
class ElasticsearchRefusalTest {

    private static final String NODES =
            "{\"nodes\":{\"a\":{\"version\":\"%s\",\"modules\":[{\"name\":\"%s\"}]}}}";

    @Test
    void anAddressWhereNobodyListensIsNamedWithTheRemedy() {
        URI closed;
        try (var server = new ScriptedServer(request -> new Reply(200, "{}"))) {
            closed = server.url();
        }

        assertThatThrownBy(() -> Installer.elasticsearch(closed, Auth.none()).install())
                .isInstanceOf(InstallException.class)
                .hasMessageContaining("Elasticsearch at " + closed + " cannot be reached")
                .hasMessageContaining("Start it or correct the address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:9200", "ftp://localhost:9200", "/elasticsearch"})
    void anAddressThatIsNoneSaysWhatOneLooksLike(String url) {
        assertThatThrownBy(() -> Installer.elasticsearch(URI.create(url), Auth.none()).install())
                .hasMessage(
                        "The address of Elasticsearch is %s, but must be http://HOST:PORT or https://HOST:PORT.",
                        url);
    }

    @Test
    void wrongCredentialsAreNamedWithoutTheirSecret() {
        try (var server = new ScriptedServer(request -> new Reply(401, "{}"))) {
            assertThatThrownBy(() -> install(server, Auth.basic("radar", "canary-secret")))
                    .hasMessageContaining(
                            "Elasticsearch at " + server.url() + ": refuses user radar (401)")
                    .hasMessageNotContaining("canary-secret");
            assertThat(server.requests().get(0).authorization())
                    .isEqualTo("Basic cmFkYXI6Y2FuYXJ5LXNlY3JldA==");
        }
    }

    @Test
    void missingPrivilegesAreListed() {
        Function<Request, Reply> script =
                request ->
                        request.path().startsWith("/_nodes")
                                ? new Reply(200, NODES.formatted("8.19.21", "x-pack-core"))
                                : new Reply(403, "{}");
        try (var server = new ScriptedServer(script)) {
            assertThatThrownBy(() -> install(server, Auth.apiKey("canary-secret")))
                    .hasMessageContaining(
                            "an API key may not GET /_index_template/regret-accounts (403)")
                    .hasMessageContaining("manage_index_templates")
                    .hasMessageNotContaining("canary-secret");
        }
    }

    @Test
    void anOldClusterIsToldTheVersionNeeded() {
        try (var server =
                new ScriptedServer(
                        request -> new Reply(200, NODES.formatted("7.17.3", "x-pack-ilm")))) {
            assertThatThrownBy(() -> install(server, Auth.none()))
                    .hasMessage(
                            "Elasticsearch at %s: runs version 7.17.3, but must be 8.0 or newer. Upgrade the cluster.",
                            server.url());
        }
    }

    @Test
    void aServerThatIsNotElasticsearchIsSeen() {
        try (var server = new ScriptedServer(request -> new Reply(200, "<html>"))) {
            assertThatThrownBy(() -> install(server, Auth.none()))
                    .hasMessageContaining("answers, but not as Elasticsearch does (HTTP 200)");
        }
    }

    @Test
    void aBusyClusterIsAskedAgain() {
        AtomicInteger asked = new AtomicInteger();
        Function<Request, Reply> script =
                request ->
                        asked.incrementAndGet() <= 2
                                ? new Reply(asked.get() == 1 ? 429 : 503, "")
                                : new Reply(200, NODES.formatted("7.0.0", "any"));
        try (var server = new ScriptedServer(script)) {
            assertThatThrownBy(() -> install(server, Auth.none()))
                    .hasMessageContaining("runs version 7.0.0");
            assertThat(asked).hasValue(3);
        }
    }

    @Test
    void monthsAreDeletedWhereThisIsWantedAndTheClusterCan() {
        Function<Request, Reply> script =
                request -> {
                    if (request.path().startsWith("/_nodes")) {
                        return new Reply(200, NODES.formatted("8.19.21", "x-pack-ilm"));
                    }
                    return new Reply(request.method().equals("GET") ? 404 : 200, "{}");
                };
        try (var server = new ScriptedServer(script)) {
            List<Installed> report =
                    Installer.elasticsearch(server.url(), Auth.none())
                            .withRetentionDays(400)
                            .install();

            assertThat(report)
                    .first()
                    .isEqualTo(
                            new Installed(
                                    Kind.LIFECYCLE_POLICY,
                                    "regret-monthly",
                                    Outcome.CREATED,
                                    "holds for indices made from now on"));
            assertThat(server.requests())
                    .filteredOn(request -> request.line().equals("PUT /_ilm/policy/regret-monthly"))
                    .singleElement()
                    .extracting(Request::body)
                    .isEqualTo(
                            "{\"policy\":{\"phases\":{\"delete\":{\"min_age\":\"400d\",\"actions\":{\"delete\":{}}}}}}");
            assertThat(server.requests())
                    .filteredOn(
                            request -> request.line().equals("PUT /_index_template/regret-scores"))
                    .singleElement()
                    .extracting(Request::body)
                    .asString()
                    .contains("\"lifecycle\":{\"name\":\"regret-monthly\"}");
        }
    }

    private static List<Installed> install(ScriptedServer server, Auth auth) {
        return Installer.elasticsearch(server.url(), auth).install();
    }
}
