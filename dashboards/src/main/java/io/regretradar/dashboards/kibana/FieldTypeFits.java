package io.regretradar.dashboards.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import io.regretradar.dashboards.field.Field;
import io.regretradar.dashboards.field.FieldType;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What is done with a field can be done with its type, and a column states what comes out. */
final class FieldTypeFits implements Rule {

    @Override
    public Stream<String> problems(SavedObject object, Bundle bundle) {
        return FieldUses.in(object, bundle).stream()
                .flatMap(
                        use ->
                                bundle
                                        .catalogue()
                                        .field(use.index(), use.field())
                                        .flatMap(field -> problem(use, field))
                                        .stream());
    }

    private static Optional<String> problem(FieldUse use, Field field) {
        FieldType type = field.type();
        return switch (use.role()) {
            case COLUMN -> ofColumn(use, field);
            case TIME -> unless(type == FieldType.DATE, use, field, "a date");
            case CHOICE -> unless(type.isAggregatable(), use, field, "one to group by");
            case FILTER ->
                    unless(
                            type.isAggregatable() || type == FieldType.TEXT,
                            use,
                            field,
                            "one to search in");
            case SHOWN -> Optional.empty();
        };
    }

    private static Optional<String> ofColumn(FieldUse use, Field field) {
        JsonNode column = use.column();
        String name = column.path("operationType").asText();
        Optional<Operation> operation = Operation.named(name);
        if (operation.isEmpty()) {
            return Optional.of("%s has the unknown operation '%s'".formatted(use.where(), name));
        }
        if (!operation.get().takes(field.type())) {
            return Optional.of(
                    "%s wants the %s of '%s' of type %s, which does not work"
                            .formatted(use.where(), name, field.name(), name(field)));
        }
        String stated = column.path("dataType").asText();
        String dataType = operation.get().dataType(field.type());
        return stated.equals(dataType)
                ? Optional.empty()
                : Optional.of(
                        "%s states the dataType '%s', but must state '%s'"
                                .formatted(use.where(), stated, dataType));
    }

    private static Optional<String> unless(
            boolean fits, FieldUse use, Field field, String allowed) {
        return fits
                ? Optional.empty()
                : Optional.of(
                        "%s uses '%s' of type %s, but the field must be %s"
                                .formatted(use.where(), field.name(), name(field), allowed));
    }

    private static String name(Field field) {
        return field.type().name().toLowerCase(Locale.ROOT);
    }
}
