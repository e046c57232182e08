package io.regretradar.dashboards.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import io.regretradar.dashboards.field.Field;
import io.regretradar.dashboards.field.FieldType;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A column's operation can be done on its field, and states the type that comes out. */
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
        String type = field.type().name().toLowerCase(Locale.ROOT);
        if (use.column().isEmpty()) {
            boolean fits =
                    use.where().startsWith("the order of ") || use.where().equals("timeFieldName")
                            ? field.type() == FieldType.DATE
                            : true;
            return fits
                    ? Optional.empty()
                    : Optional.of(
                            "%s is by '%s', a %s, but must be by a date"
                                    .formatted(use.where(), field.name(), type));
        }
        JsonNode column = use.column().get();
        String name = column.path("operationType").asText();
        Optional<Operation> operation = Operation.named(name);
        if (operation.isEmpty()) {
            return Optional.of("%s has the unknown operation '%s'".formatted(use.where(), name));
        }
        if (!operation.get().takes(field.type())) {
            return Optional.of(
                    "%s wants the %s of '%s', a %s, which does not work"
                            .formatted(use.where(), name, field.name(), type));
        }
        String dataType = operation.get().dataType(field.type());
        return column.path("dataType").asText().equals(dataType)
                ? Optional.empty()
                : Optional.of(
                        "%s states the dataType '%s', but must state '%s'"
                                .formatted(
                                        use.where(), column.path("dataType").asText(), dataType));
    }
}
