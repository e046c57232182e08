package io.regretradar.schema.wire;

import java.util.List;
import org.apache.avro.Schema;

/**
 * Matches records and fields that a newer writer has renamed. Avro itself applies the aliases of
 * the reader's schema only; a writer that is ahead of us declares our name as its alias.
 */
final class Renaming {

    private Renaming() {}

    /** Whether both are the same record, by name or by an alias on either side. */
    static boolean sameRecord(Schema writer, Schema reader) {
        return writer.getType() == Schema.Type.RECORD
                && (writer.getName().equals(reader.getName())
                        || reader.getAliases().contains(writer.getFullName())
                        || writer.getAliases().contains(reader.getFullName()));
    }

    /** The writer's schema under the names of ours. */
    static Schema towards(Schema reader, Schema writer) {
        List<Schema.Field> fields =
                writer.getFields().stream()
                        .map(
                                field ->
                                        new Schema.Field(
                                                nameIn(reader, writer, field), field.schema()))
                        .toList();
        boolean unchanged =
                writer.getFullName().equals(reader.getFullName())
                        && fields.stream().allMatch(field -> writer.getField(field.name()) != null);
        return unchanged
                ? writer
                : Schema.createRecord(
                        reader.getName(), writer.getDoc(), reader.getNamespace(), false, fields);
    }

    private static String nameIn(Schema reader, Schema writer, Schema.Field field) {
        if (reader.getField(field.name()) != null) {
            return field.name();
        }
        return field.aliases().stream()
                .filter(alias -> reader.getField(alias) != null && writer.getField(alias) == null)
                .findFirst()
                .orElse(field.name());
    }
}
