package io.regretradar.dashboards.install;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regretradar.dashboards.install.Installed.Kind;
import io.regretradar.dashboards.install.Installed.Outcome;
import java.util.Optional;

/** Deletes monthly indices some time after they were made, where this is wanted and possible. */
final class Lifecycle {

    static final String POLICY = "regret-monthly";

    private final Optional<Integer> retentionDays;

    Lifecycle(Optional<Integer> retentionDays) {
        this.retentionDays = retentionDays;
    }

    /** Whether the templates may name the policy; a server without ILM refuses the setting. */
    boolean applies(ClusterFeatures features) {
        return retentionDays.isPresent() && features.lifecycle();
    }

    Installed install(Server server, ClusterFeatures features) {
        if (retentionDays.isEmpty()) {
            return leftOut("no retention is set, so documents are kept for ever");
        }
        if (!features.lifecycle()) {
            return leftOut(
                    "this server has no index lifecycle management (module x-pack-ilm); months are"
                            + " deleted now and whenever this is run again: run it once a day");
        }
        ObjectNode wanted = policy(retentionDays.get());
        Answer now = server.get("/_ilm/policy/" + POLICY);
        if (now.ok() && Includes.includes(now.body().path(POLICY), wanted)) {
            return Installed.of(Kind.LIFECYCLE_POLICY, POLICY, Outcome.UNCHANGED);
        }
        Answer put = server.put("/_ilm/policy/" + POLICY, wanted);
        if (!put.ok()) {
            throw server.failure("refuses the lifecycle policy: " + put.reason());
        }
        return new Installed(
                Kind.LIFECYCLE_POLICY,
                POLICY,
                now.missing() ? Outcome.CREATED : Outcome.UPDATED,
                "holds for indices made from now on");
    }

    private static ObjectNode policy(int days) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        // No forcemerge and no shrink: both make an index read-only, and a rebuild writes old
        // months.
        body.withObject("/policy/phases/delete").put("min_age", days + "d");
        body.withObject("/policy/phases/delete/actions/delete");
        return body;
    }

    private static Installed leftOut(String why) {
        return new Installed(Kind.LIFECYCLE_POLICY, POLICY, Outcome.LEFT_OUT, why);
    }
}
