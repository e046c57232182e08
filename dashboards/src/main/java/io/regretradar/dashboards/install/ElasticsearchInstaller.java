package io.regretradar.dashboards.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regretradar.dashboards.elasticsearch.IndexTemplate;
import io.regretradar.dashboards.field.FieldCatalogue;
import io.regretradar.dashboards.field.IndexFamily;
import io.regretradar.dashboards.install.Installed.Kind;
import io.regretradar.dashboards.install.Installed.Outcome;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.net.ssl.SSLContext;

/**
 * Installs index templates, brings existing indices up to them, makes the indices without a month,
 * and, if asked to, sets up the deletion of old months. Immutable; the {@code with} methods return
 * another one.
 */
public final class ElasticsearchInstaller implements Installer {

    private static final String NEEDS =
            "cluster privileges monitor, manage_index_templates and (for a retention) manage_ilm,"
                    + " index privileges create_index, view_index_metadata and manage on regret-*";

    private final FieldCatalogue catalogue = FieldCatalogue.packaged();
    private final URI url;
    private final Auth auth;
    private final SSLContext trust;
    private final OptionalInt replicas;
    private final Optional<Integer> retentionDays;

    ElasticsearchInstaller(URI url, Auth auth) {
        this(url, auth, Server.defaultTrust(), OptionalInt.empty(), Optional.empty());
    }

    private ElasticsearchInstaller(
            URI url,
            Auth auth,
            SSLContext trust,
            OptionalInt replicas,
            Optional<Integer> retentionDays) {
        this.url = url;
        this.auth = auth;
        this.trust = trust;
        this.replicas = replicas;
        this.retentionDays = retentionDays;
    }

    /** Trusts the certificates that this context trusts, instead of Java's own list. */
    public ElasticsearchInstaller withTrust(SSLContext context) {
        return new ElasticsearchInstaller(url, auth, context, replicas, retentionDays);
    }

    /**
     * A fixed number of copies for new indices; without it one copy where there is a second node.
     *
     * @param copies 0 or more
     */
    public ElasticsearchInstaller withReplicas(int copies) {
        return new ElasticsearchInstaller(
                url, auth, trust, OptionalInt.of(atLeast(0, "replicas", copies)), retentionDays);
    }

    /**
     * Deletes a month's index so many days after it was made, or, where the cluster cannot do that
     * by itself, at once what is older than so many days after its month's end. Without it nothing
     * is deleted.
     *
     * @param days 1 or more
     */
    public ElasticsearchInstaller withRetentionDays(int days) {
        return new ElasticsearchInstaller(
                url, auth, trust, replicas, Optional.of(atLeast(1, "retention days", days)));
    }

    @Override
    public List<Installed> install() {
        Server server = new Server("Elasticsearch", NEEDS, url, auth, trust);
        ClusterFeatures features = ClusterFeatures.ask(server);
        Lifecycle lifecycle = new Lifecycle(retentionDays);
        List<Installed> report = new ArrayList<>();
        report.add(lifecycle.install(server, features));
        for (IndexFamily index : catalogue.indices()) {
            report.add(installTemplate(server, index, lifecycle.applies(features)));
        }
        Indices indices = new Indices(server);
        for (IndexFamily index : catalogue.indices()) {
            report.addAll(indices.install(index, IndexTemplate.of(index, catalogue)));
        }
        if (retentionDays.isPresent() && !features.lifecycle()) {
            OldMonths old =
                    new OldMonths(server, retentionDays.get(), LocalDate.now(ZoneOffset.UTC));
            catalogue.indices().forEach(index -> report.addAll(old.delete(index)));
        }
        return List.copyOf(report);
    }

    private Installed installTemplate(Server server, IndexFamily index, boolean lifecycle) {
        ObjectNode wanted = template(index, lifecycle);
        String path = "/_index_template/" + index.name();
        Answer now = server.get(path);
        if (now.ok() && sameTemplate(now.body(), wanted)) {
            return Installed.of(Kind.INDEX_TEMPLATE, index.name(), Outcome.UNCHANGED);
        }
        Answer put = server.put(path, wanted);
        if (!put.ok()) {
            throw server.failure(
                    "refuses the index template %s: %s. Remove what stands in its way, e.g. another template of the same patterns and priority."
                            .formatted(index.name(), put.reason()));
        }
        return Installed.of(
                Kind.INDEX_TEMPLATE,
                index.name(),
                now.missing() ? Outcome.CREATED : Outcome.UPDATED);
    }

    private ObjectNode template(IndexFamily index, boolean lifecycle) {
        ObjectNode template = IndexTemplate.of(index, catalogue);
        ObjectNode settings = template.withObject("/template/settings/index");
        if (replicas.isPresent()) {
            settings.remove("auto_expand_replicas");
            settings.put("number_of_replicas", String.valueOf(replicas.getAsInt()));
        }
        if (lifecycle && index.monthly()) {
            settings.putObject("lifecycle").put("name", Lifecycle.POLICY);
        }
        return template;
    }

    private static boolean sameTemplate(JsonNode answer, ObjectNode wanted) {
        JsonNode there = answer.at("/index_templates/0/index_template");
        return Includes.includes(there, wanted)
                && there.path("template").equals(wanted.path("template"));
    }

    private static int atLeast(int least, String what, int value) {
        if (value < least) {
            throw new InstallException(
                    "The number of %s is %d, but must be %d or more."
                            .formatted(what, value, least));
        }
        return value;
    }
}
