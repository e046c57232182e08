package io.regretradar.dashboards.kibana;

import java.util.stream.Stream;

/** Every field named stands in {@code fields.yml} for that index. */
final class FieldExists implements Rule {

    @Override
    public Stream<String> problems(SavedObject object, Bundle bundle) {
        return FieldUses.in(object, bundle).stream()
                .filter(use -> bundle.catalogue().field(use.index(), use.field()).isEmpty())
                .map(
                        use ->
                                "%s names the field '%s', which %s does not have; see docs/fields.md"
                                        .formatted(use.where(), use.field(), use.index().title()));
    }
}
