package io.regretradar.schema.catalog;

import io.regretradar.schema.AlertCommand;
import io.regretradar.schema.ControlEvent;
import io.regretradar.schema.LifecycleEvent;
import io.regretradar.schema.ProductUsageEvent;
import io.regretradar.schema.ReferralEvent;
import io.regretradar.schema.SupportTicketEvent;
import io.regretradar.schema.SurveyEvent;
import io.regretradar.schema.Tick;
import io.regretradar.schema.TouchpointEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.message.SchemaStore;

/**
 * All schemas that this build knows: the current one of each name and the frozen copies of every
 * release. A schema is named as its topic; {@code tick} is the one without a topic of its own.
 */
public final class SchemaCatalog {

    /** Every release with frozen schemas, oldest first. */
    public static final List<String> RELEASES = List.of("1.0.0");

    private static final SortedMap<String, Schema> CURRENT =
            new TreeMap<>(
                    Map.of(
                            "account-lifecycle", LifecycleEvent.getClassSchema(),
                            "alert-commands", AlertCommand.getClassSchema(),
                            "product-usage", ProductUsageEvent.getClassSchema(),
                            "radar-control", ControlEvent.getClassSchema(),
                            "referrals", ReferralEvent.getClassSchema(),
                            "support-tickets", SupportTicketEvent.getClassSchema(),
                            "surveys", SurveyEvent.getClassSchema(),
                            "tick", Tick.getClassSchema(),
                            "touchpoints", TouchpointEvent.getClassSchema()));

    private SchemaCatalog() {}

    /** Names of all current schemas, in order. */
    public static List<String> names() {
        return List.copyOf(CURRENT.keySet());
    }

    /**
     * The current schema of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Schema current(String name) {
        Schema schema = CURRENT.get(name);
        if (schema == null) {
            throw new IllegalArgumentException(
                    "There is no schema %s; there are %s.".formatted(name, names()));
        }
        return schema;
    }

    /**
     * The schema of that name as it was released.
     *
     * @param release one of {@link #RELEASES}
     * @return empty if that release did not have it
     */
    public static Optional<Schema> released(String release, String name) {
        String resource = "/io/regretradar/schema/released/%s/%s.avsc".formatted(release, name);
        try (InputStream in = SchemaCatalog.class.getResourceAsStream(resource)) {
            return in == null ? Optional.empty() : Optional.of(new Schema.Parser().parse(in));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + resource, e);
        }
    }

    /** A new store of all current and released schemas, found by their fingerprint. */
    public static SchemaStore.Cache store() {
        SchemaStore.Cache store = new SchemaStore.Cache();
        for (String release : RELEASES) {
            names().forEach(name -> released(release, name).ifPresent(store::addSchema));
        }
        // Last, so that a writer of today's schema meets the very object its reader compares with.
        CURRENT.values().forEach(store::addSchema);
        return store;
    }
}
