package io.regretradar.dashboards.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import io.regretradar.dashboards.field.IndexFamily;
import io.regretradar.dashboards.kibana.FieldUse.Role;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds all places where an object names a field of a known index. */
final class FieldUses {

    private final Bundle bundle;
    private final List<FieldUse> found = new ArrayList<>();

    private FieldUses(Bundle bundle) {
        this.bundle = bundle;
    }

    static List<FieldUse> in(SavedObject object, Bundle bundle) {
        FieldUses uses = new FieldUses(bundle);
        switch (object.type()) {
            case "lens" -> uses.ofLens(object);
            case "index-pattern" -> uses.ofDataView(object);
            case "search" -> uses.ofSearch(object);
            case "dashboard" -> uses.ofControls(object);
            default -> {}
        }
        return uses.found;
    }

    private void ofLens(SavedObject panel) {
        for (LensLayer layer : LensLayer.of(panel)) {
            layer.dataView()
                    .flatMap(bundle::indexBehind)
                    .ifPresent(index -> ofLayer(panel, layer, index));
        }
    }

    private void ofLayer(SavedObject panel, LensLayer layer, IndexFamily index) {
        layer.columns().forEach((id, column) -> ofColumn("column " + id, column, index));
        ofQuery(panel.attributes().at("/state/query"), index, "the panel's query");
    }

    private void ofColumn(String where, JsonNode column, IndexFamily index) {
        String source = column.path("sourceField").asText("");
        if (!source.isEmpty() && !source.equals(Operation.RECORDS)) {
            found.add(new FieldUse(source, index, where, Role.COLUMN, column));
        }
        String sort = column.at("/params/sortField").asText("");
        if (!sort.isEmpty()) {
            found.add(new FieldUse(sort, index, "the order of " + where, Role.TIME));
        }
        ofQuery(column.path("filter"), index, "the filter of " + where);
        for (JsonNode filter : column.at("/params/filters")) {
            ofQuery(filter.path("input"), index, "a filter of " + where);
        }
    }

    private void ofQuery(JsonNode query, IndexFamily index, String where) {
        String text = query.path("query").asText("");
        if (Kql.isReadable(text)) {
            for (String name : Kql.parse(text).fields()) {
                found.add(new FieldUse(name, index, where, Role.FILTER));
            }
        }
    }

    private void ofDataView(SavedObject view) {
        Optional<IndexFamily> index = bundle.indexOf(view);
        if (index.isPresent()) {
            for (Map.Entry<String, JsonNode> format :
                    view.attributes().path("fieldFormatMap").properties()) {
                found.add(new FieldUse(format.getKey(), index.get(), "fieldFormatMap", Role.SHOWN));
            }
            String time = view.attributes().path("timeFieldName").asText("");
            if (!time.isEmpty()) {
                found.add(new FieldUse(time, index.get(), "timeFieldName", Role.TIME));
            }
        }
    }

    private void ofSearch(SavedObject search) {
        JsonNode source = search.attributes().at("/kibanaSavedObjectMeta/searchSourceJSON");
        search.reference(source.path("indexRefName").asText())
                .flatMap(bundle::indexBehind)
                .ifPresent(
                        index -> {
                            for (JsonNode column : search.attributes().path("columns")) {
                                found.add(
                                        new FieldUse(
                                                column.asText(), index, "columns", Role.SHOWN));
                            }
                            for (JsonNode sort : search.attributes().path("sort")) {
                                found.add(
                                        new FieldUse(
                                                sort.path(0).asText(), index, "sort", Role.CHOICE));
                            }
                            ofQuery(source.path("query"), index, "the query");
                        });
    }

    /** A control filters every panel, so its field must stand in every panel's index. */
    private void ofControls(SavedObject dashboard) {
        JsonNode controls = dashboard.attributes().at("/controlGroupInput/panelsJSON");
        for (Map.Entry<String, JsonNode> control : controls.properties()) {
            String field = control.getValue().at("/explicitInput/fieldName").asText();
            for (IndexFamily index : indicesShownBy(dashboard)) {
                found.add(new FieldUse(field, index, "control " + control.getKey(), Role.CHOICE));
            }
        }
    }

    private Set<IndexFamily> indicesShownBy(SavedObject dashboard) {
        Set<IndexFamily> indices = new LinkedHashSet<>();
        for (JsonNode reference : dashboard.references()) {
            bundle.indexBehind(reference.path("id").asText()).ifPresent(indices::add);
            bundle.objects()
                    .find(reference.path("type").asText(), reference.path("id").asText())
                    .ifPresent(
                            panel -> {
                                for (JsonNode view : panel.references()) {
                                    bundle.indexBehind(view.path("id").asText())
                                            .ifPresent(indices::add);
                                }
                            });
        }
        return indices;
    }
}
