package io.regretradar.dashboards.kibana;

import io.regretradar.dashboards.field.FieldCatalogue;
import java.util.List;
import java.util.stream.Stream;

/** Holds objects against all rules. */
public final class KibanaCheck {

    static final List<Rule> RULES =
            List.of(
                    new IdIsFileName(),
                    new MigrationVersionStated(),
                    new NoDanglingReference(),
                    new DataViewNamesIndex(),
                    new FieldExists(),
                    new FieldTypeFits(),
                    new LensAtLevel83(),
                    new LayerReferencePresent(),
                    new ColumnOrderComplete(),
                    new AccessorNamesColumn(),
                    new QueryReadable(),
                    new PanelReferencePresent(),
                    new DrilldownReachesDashboard(),
                    new TitledAndDescribed(),
                    new TimeRestored());

    private KibanaCheck() {}

    /**
     * A broken rule.
     *
     * @param object file name of the object, without {@code .json}
     * @param rule name of the rule
     * @param message what is wrong and what is allowed
     */
    public record Problem(String object, String rule, String message) {

        @Override
        public String toString() {
            return "%s: %s (%s)".formatted(object, message, rule);
        }
    }

    /** Everything that is wrong, in the order of the objects; empty if they are sound. */
    public static List<Problem> problems(KibanaObjects objects, FieldCatalogue catalogue) {
        Bundle bundle = new Bundle(objects, catalogue);
        return objects.all().stream().flatMap(object -> problems(object, bundle)).toList();
    }

    private static Stream<Problem> problems(SavedObject object, Bundle bundle) {
        return RULES.stream().flatMap(rule -> problems(rule, object, bundle));
    }

    private static Stream<Problem> problems(Rule rule, SavedObject object, Bundle bundle) {
        return rule.problems(object, bundle)
                .map(message -> new Problem(object.file(), rule.name(), message));
    }
}
