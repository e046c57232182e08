package io.regretradar.dashboards.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldCatalogueTest {

    private static final FieldCatalogue CATALOGUE = FieldCatalogue.packaged();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@timestamp",
                "account.id",
                "account.segment",
                "owner.id",
                "journey.stage",
                "risk.band"
            })
    void whatDashboardsFilterByStandsInEveryIndex(String name) {
        assertThat(CATALOGUE.indices())
                .hasSize(11)
                .allSatisfy(index -> assertThat(CATALOGUE.field(index, name)).isPresent());
    }

    @Test
    void allThirtyFeaturesHaveAValuePointsAndTheirChange() {
        assertThat(named("feature.")).hasSize(30);
        assertThat(named("contrib.")).hasSize(30);
        assertThat(named("contrib_change.")).hasSize(30);
    }

    @Test
    void everyNumberHasAUnitAndNothingElseHas() {
        assertThat(CATALOGUE.fields())
                .allSatisfy(
                        field ->
                                assertThat(field.unit().isEmpty())
                                        .as(field.name())
                                        .isNotEqualTo(field.type().isNumber()));
    }

    @Test
    void everyFieldIsDescribedInASentence() {
        assertThat(CATALOGUE.fields())
                .allSatisfy(
                        field -> assertThat(field.description()).matches("[A-Z0-9].*[a-z0-9)]\\."))
                .noneMatch(field -> field.description().contains("{"));
    }

    @Test
    void aListEntryFillsNameUnitAndIndices() {
        IndexFamily days = CATALOGUE.index("regret-account-days").orElseThrow();

        Field field = CATALOGUE.field(days, "w28.tickets.first_response_p75_h").orElseThrow();

        assertThat(field.type()).isEqualTo(FieldType.DOUBLE);
        assertThat(field.indices()).containsExactly("regret-account-days");
        assertThat(field.description())
                .isEqualTo(
                        "75th percentile of the time to the first reply in the 28 days that end with it.");
    }

    @Test
    void anIndexIsFoundByItsPatternToo() {
        assertThat(CATALOGUE.index("regret-scores-*")).isEqualTo(CATALOGUE.index("regret-scores"));
    }

    @Test
    void anUnknownIndexIsNamedWithThoseAllowed() {
        assertThatThrownBy(() -> read("{name: a, type: keyword, in: b, description: A.}"))
                .hasMessage(
                        "fields.yml: field a stands in [b], but 'in' must name at least one of the"
                                + " groups [all] or indices [i].");
    }

    @Test
    void anUnknownListIsNamedWithThoseAllowed() {
        assertThatThrownBy(() -> read("{name: \"a.{b}\", type: keyword, in: i, description: A.}"))
                .hasMessageContaining("field a.{b} uses {b}, but lists has only [l]");
    }

    @Test
    void aFieldMayStandOnlyOnce() {
        String line = "{name: a, type: keyword, in: i, description: A.}";

        assertThatThrownBy(() -> read(line + ", " + line))
                .hasMessageContaining("a stands more than once");
    }

    private static FieldCatalogue read(String fields) throws IOException {
        String yaml =
                """
                lists: {l: {x: {text: t}}}
                indices: [{name: i, monthly: false, id: d, holds: h}]
                groups: {all: [i]}
                fields: [%s]
                """
                        .formatted(fields);
        return FieldCatalogue.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Field> named(String prefix) {
        return CATALOGUE.fields().stream().filter(f -> f.name().startsWith(prefix)).toList();
    }
}
