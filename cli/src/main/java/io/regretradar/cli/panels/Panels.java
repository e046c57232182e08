package io.regretradar.cli.panels;

import io.regretradar.cli.console.WrongUsage;
import io.regretradar.cli.elastic.RegretIndices;
import io.regretradar.dashboards.kibana.KibanaObjects;
import io.regretradar.dashboards.kibana.PanelCheck;
import io.regretradar.dashboards.kibana.PanelCheck.Found;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the panels of the dashboards would show.
 *
 * @param found what each search of a panel found
 */
public record Panels(List<Found> found) {

    /** Asks what every panel asks, with time ranges that end at {@code now}. */
    public static Panels ask(RegretIndices indices, Instant now) {
        return new Panels(PanelCheck.run(KibanaObjects.packaged(), indices::ask, now));
    }

    /**
     * The same, but where a panel is blank, what it shows at another time. A dead letter bears the
     * time at which its record came, which for a replayed history is not the time of its events.
     */
    public Panels orAt(RegretIndices indices, Instant other) {
        List<String> blank = blank();
        if (blank.isEmpty()) {
            return this;
        }
        List<Found> all =
                new ArrayList<>(found.stream().filter(it -> !blank.contains(it.panel())).toList());
        ask(indices, other).found.stream()
                .filter(it -> blank.contains(it.panel()))
                .forEach(all::add);
        return new Panels(all);
    }

    /**
     * Those of one dashboard.
     *
     * @throws WrongUsage if there is no such dashboard
     */
    Panels of(String dashboard) {
        List<Found> those = found.stream().filter(it -> it.dashboard().equals(dashboard)).toList();
        if (those.isEmpty()) {
            throw new WrongUsage(
                    "dashboard is '%s', but must be one of %s. Set it with --dashboard ID."
                            .formatted(
                                    dashboard,
                                    String.join(
                                            ", ",
                                            found.stream()
                                                    .map(Found::dashboard)
                                                    .distinct()
                                                    .sorted()
                                                    .toList())));
        }
        return new Panels(those);
    }

    /** Panels that show nothing, each once. */
    public List<String> blank() {
        return found.stream().filter(Found::blank).map(Found::panel).distinct().toList();
    }

    /** How many dashboards, panels and queries there are, and which panels are blank. */
    public String sentence() {
        long dashboards = found.stream().map(Found::dashboard).distinct().count();
        long panels = found.stream().map(Found::panel).distinct().count();
        return "%d dashboards, %d panels, %d queries: %s"
                .formatted(
                        dashboards,
                        panels,
                        found.size(),
                        blank().isEmpty()
                                ? "none would be blank."
                                : String.format(
                                        Locale.ROOT,
                                        "%d would be blank: %s.",
                                        blank().size(),
                                        String.join(", ", blank())));
    }
}
