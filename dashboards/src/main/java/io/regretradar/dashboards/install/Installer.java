package io.regretradar.dashboards.install;

import java.net.URI;
import java.util.List;

/** Puts what Regret Radar needs on a server. Can be repeated at any time. */
public interface Installer {

    /** Index templates, indices and lifecycle for an Elasticsearch cluster. */
    static ElasticsearchInstaller elasticsearch(URI url, Auth auth) {
        return new ElasticsearchInstaller(url, auth);
    }

    /** Data views, visualizations, dashboards and alert rules for Kibana. */
    static KibanaImporter kibana(URI url, Auth auth) {
        return new KibanaImporter(url, auth);
    }

    /**
     * Installs everything.
     *
     * @return what became of each object, in the order of installation
     * @throws InstallException if the server cannot be reached, refuses us, or is too old
     */
    List<Installed> install();
}
