package io.regretradar.dashboards.kibana;

import java.util.stream.Stream;

/** Every layer has a reference to its data view, reference lines too: else nothing is drawn. */
final class LayerReferencePresent implements Rule {

    @Override
    public Stream<String> problems(SavedObject object, Bundle bundle) {
        return LensLayer.of(object).stream()
                .filter(layer -> layer.dataView().isEmpty())
                .map(
                        layer ->
                                "it needs a reference named indexpattern-datasource-layer-%s"
                                        .formatted(layer.id()));
    }
}
