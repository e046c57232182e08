package io.regretradar.dashboards.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.regretradar.dashboards.SampleCluster;
import io.regretradar.dashboards.field.FieldCatalogue;
import io.regretradar.dashboards.field.IndexFamily;
import io.regretradar.dashboards.install.Installed.Kind;
import io.regretradar.dashboards.install.Installed.Outcome;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Installation on a real Elasticsearch, one without lifecycle management. */
class ElasticsearchInstallerTest {

    private static final SampleCluster CLUSTER = SampleCluster.shared();
    private static final String OLD_MONTH = "regret-scores-1999.01";

    @AfterEach
    void removeTheOldMonth() {
        CLUSTER.send("DELETE", "/" + OLD_MONTH + "?ignore_unavailable=true", "");
        Installer.elasticsearch(CLUSTER.url(), Auth.none()).install();
    }

    @Test
    void anEmptyClusterGetsEveryTemplateAndTheIndicesWithoutAMonth() {
        List<IndexFamily> indices = FieldCatalogue.packaged().indices();

        assertThat(CLUSTER.firstInstallation())
                .filteredOn(done -> done.kind() == Kind.INDEX_TEMPLATE)
                .extracting(Installed::name)
                .containsExactlyElementsOf(indices.stream().map(IndexFamily::name).toList());
        assertThat(CLUSTER.firstInstallation())
                .filteredOn(done -> done.kind() == Kind.INDEX)
                .extracting(Installed::name)
                .containsExactly(
                        "regret-accounts",
                        "regret-alerts",
                        "regret-referrals",
                        "regret-model-quality");
        assertThat(CLUSTER.firstInstallation())
                .filteredOn(done -> done.kind() != Kind.LIFECYCLE_POLICY)
                .allMatch(done -> done.outcome() == Outcome.CREATED);
    }

    @Test
    void aRepetitionChangesNothing() {
        assertThat(install())
                .filteredOn(done -> done.kind() != Kind.LIFECYCLE_POLICY)
                .hasSizeGreaterThan(CLUSTER.firstInstallation().size())
                .allMatch(done -> done.outcome() == Outcome.UNCHANGED);
    }

    @Test
    void withoutLifecycleManagementTheInstallationDeletesOldMonthsItself() {
        CLUSTER.send("PUT", "/regret-scores-2020.05", "{}");
        CLUSTER.send("PUT", "/regret-scores-mine", "{}");

        List<Installed> report =
                Installer.elasticsearch(CLUSTER.url(), Auth.none())
                        .withRetentionDays(400)
                        .install();

        assertThat(report.get(0).outcome()).isEqualTo(Outcome.LEFT_OUT);
        assertThat(report.get(0).why())
                .contains("no index lifecycle management")
                .contains("run it once a day");
        assertThat(report)
                .filteredOn(done -> done.outcome() == Outcome.DELETED)
                .containsExactly(
                        Installed.of(Kind.INDEX, "regret-scores-2020.05", Outcome.DELETED));
        assertThat(CLUSTER.send("GET", "/regret-scores-2020.05", "").status()).isEqualTo(404);
        assertThat(CLUSTER.send("GET", "/regret-scores-2026.02", "").status()).isEqualTo(200);
        assertThat(CLUSTER.send("DELETE", "/regret-scores-mine", "").status()).isEqualTo(200);
        assertThat(report).filteredOn(done -> done.kind() == Kind.INDEX_TEMPLATE).hasSize(11);
    }

    @Test
    void aTemplateThatSomebodyChangedIsPutRight() {
        CLUSTER.send(
                "PUT",
                "/_index_template/regret-scores",
                "{\"index_patterns\":[\"regret-scores-*\"]}");

        assertThat(outcome(Kind.INDEX_TEMPLATE, "regret-scores").outcome())
                .isEqualTo(Outcome.UPDATED);
        assertThat(outcome(Kind.INDEX_TEMPLATE, "regret-scores").outcome())
                .isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void anotherNumberOfReplicasReachesTheTemplates() {
        List<Installed> report =
                Installer.elasticsearch(CLUSTER.url(), Auth.none()).withReplicas(0).install();

        assertThat(report)
                .filteredOn(done -> done.kind() == Kind.INDEX_TEMPLATE)
                .allMatch(done -> done.outcome() == Outcome.UPDATED);
        assertThat(
                        CLUSTER.send("GET", "/_index_template/regret-scores", "")
                                .body()
                                .at("/index_templates/0/index_template/template/settings/index")
                                .toString())
                .contains("\"number_of_replicas\":\"0\"")
                .doesNotContain("auto_expand_replicas");
    }

    @Test
    void anIndexOfAnEarlierVersionGetsTheNewFields() {
        createOldMonth("{\"mappings\":{\"dynamic\":\"false\",\"properties\":{}}}");

        assertThat(outcome(Kind.INDEX, OLD_MONTH).outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(outcome(Kind.INDEX, OLD_MONTH).outcome()).isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void anIndexThatCannotBeBroughtUpIsLeftAndTheRemedyNamed() {
        createOldMonth("{\"mappings\":{\"properties\":{\"revision\":{\"type\":\"keyword\"}}}}");

        Installed left = outcome(Kind.INDEX, OLD_MONTH);

        assertThat(left.outcome()).isEqualTo(Outcome.LEFT_OUT);
        assertThat(left.why()).contains("revision").contains("reindex it");
    }

    private static void createOldMonth(String body) {
        // Without its template, as an earlier version or a careless hand would have made it.
        CLUSTER.send("DELETE", "/_index_template/regret-scores", "");
        assertThat(CLUSTER.send("PUT", "/" + OLD_MONTH, body).status()).isEqualTo(200);
    }

    private static Installed outcome(Kind kind, String name) {
        return install().stream()
                .filter(done -> done.kind() == kind && done.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<Installed> install() {
        return Installer.elasticsearch(CLUSTER.url(), Auth.none()).install();
    }
}
