package io.regretradar.dashboards.kibana;

import io.regretradar.dashboards.field.FieldCatalogue;
import io.regretradar.dashboards.field.IndexFamily;
import java.util.Optional;

/**
 * What a rule may look at beside the object it judges.
 *
 * @param objects all objects that are imported together
 * @param catalogue the fields that our documents have
 */
record Bundle(KibanaObjects objects, FieldCatalogue catalogue) {

    /** The index behind a data view, if there is such a data view and it names an index of ours. */
    Optional<IndexFamily> indexBehind(String dataView) {
        return objects.find("index-pattern", dataView).flatMap(this::indexOf);
    }

    /** The index that a data view names. */
    Optional<IndexFamily> indexOf(SavedObject dataView) {
        return catalogue.index(dataView.attributes().path("title").asText());
    }
}
