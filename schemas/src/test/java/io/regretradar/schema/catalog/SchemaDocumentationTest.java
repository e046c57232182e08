package io.regretradar.schema.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every schema must say about itself. */
class SchemaDocumentationTest {

    private static final Set<Schema.Type> NUMBERS =
            EnumSet.of(Schema.Type.INT, Schema.Type.LONG, Schema.Type.FLOAT, Schema.Type.DOUBLE);

    static List<String> names() {
        return SchemaCatalog.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyRecordAndFieldHasADoc(String name) {
        Schema schema = SchemaCatalog.current(name);

        assertThat(schema.getDoc()).isNotBlank();
        assertThat(schema.getFields())
                .allSatisfy(field -> assertThat(field.doc()).as(field.name()).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyNumberHasAUnitThatItsDocNames(String name) {
        assertThat(SchemaCatalog.current(name).getFields())
                .filteredOn(field -> NUMBERS.contains(stated(field.schema()).getType()))
                .allSatisfy(
                        field -> {
                            assertThat(field.getProp("unit")).as(field.name()).isNotBlank();
                            assertThat(field.doc()).as(field.name()).contains("Unit: ");
                        });
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyEnumStaysReadableWhenSymbolsAreAdded(String name) {
        assertThat(enumsOf(SchemaCatalog.current(name)))
                .allSatisfy(
                        each -> {
                            assertThat(each.getEnumDefault()).as(each.getName()).isNotNull();
                            assertThat(each.getDoc()).as(each.getName()).isNotBlank();
                        });
    }

    @Test
    void onlyThePriorityDefaultsToARealSymbol() {
        assertThat(SchemaCatalog.names())
                .flatMap(name -> enumsOf(SchemaCatalog.current(name)).toList())
                .filteredOn(each -> !each.getEnumDefault().equals("UNKNOWN"))
                .extracting(Schema::getName, Schema::getEnumDefault)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("TicketPriority", "NORMAL"));
    }

    private static Stream<Schema> enumsOf(Schema record) {
        return record.getFields().stream()
                .map(field -> stated(field.schema()))
                .map(type -> type.getType() == Schema.Type.ARRAY ? type.getElementType() : type)
                .filter(type -> type.getType() == Schema.Type.ENUM);
    }

    private static Schema stated(Schema schema) {
        return schema.isUnion() ? schema.getTypes().get(1) : schema;
    }
}
