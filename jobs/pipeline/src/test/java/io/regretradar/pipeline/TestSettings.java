package io.regretradar.pipeline;

import io.regretradar.pipeline.settings.RegretSettings;
import java.util.HashMap;
import java.util.Map;

/** Settings for tests that name only what matters to them. */
public final class TestSettings {

    private TestSettings() {}

    /** Settings that lead nowhere, for tests that start no server. */
    public static RegretSettings of(String... keysAndValues) {
        Map<String, String> values = new HashMap<>();
        values.put("kafka.bootstrap-servers", "127.0.0.1:1");
        values.put("elasticsearch.urls", "http://127.0.0.1:1");
        for (int i = 0; i < keysAndValues.length; i += 2) {
            values.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return RegretSettings.of(values);
    }
}
