package io.regretradar.dashboards.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;

/** A dashboard brings its time range; without one it opens on the last 15 minutes, nearly empty. */
final class TimeRestored implements Rule {

    @Override
    public Stream<String> problems(SavedObject object, Bundle bundle) {
        JsonNode attributes = object.attributes();
        boolean restored =
                attributes.path("timeRestore").asBoolean(false)
                        && !attributes.path("timeFrom").asText("").isEmpty()
                        && !attributes.path("timeTo").asText("").isEmpty();
        return restored || !object.is("dashboard")
                ? Stream.empty()
                : Stream.of("timeRestore must be true, with timeFrom and timeTo");
    }
}
