package io.regretradar.dashboards.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One layer of a Lens panel: columns over one data view.
 *
 * @param id the layer's id within the panel
 * @param json the layer
 * @param dataView id of the data view, if the panel refers to one for this layer
 */
public record LensLayer(String id, JsonNode json, Optional<String> dataView) {

    /** The layers of a panel, in the order they stand in. */
    public static List<LensLayer> of(SavedObject panel) {
        List<LensLayer> layers = new ArrayList<>();
        JsonNode all = panel.attributes().at("/state/datasourceStates/indexpattern/layers");
        for (Map.Entry<String, JsonNode> layer : all.properties()) {
            layers.add(
                    new LensLayer(
                            layer.getKey(),
                            layer.getValue(),
                            panel.reference("indexpattern-datasource-layer-" + layer.getKey())));
        }
        return layers;
    }

    /** The columns by id. */
    public Map<String, JsonNode> columns() {
        Map<String, JsonNode> columns = new TreeMap<>();
        json.path("columns").properties().forEach(it -> columns.put(it.getKey(), it.getValue()));
        return columns;
    }

    /** Ids of the columns in the order they are computed in. */
    public List<String> order() {
        List<String> order = new ArrayList<>();
        json.path("columnOrder").forEach(id -> order.add(id.asText()));
        return order;
    }
}
