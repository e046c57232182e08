package io.regretradar.pipeline.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsPageTest {

    private static final Path PAGE = Path.of("..", "..", "docs", "configuration.md");

    /** Run with {@code -Dregenerate=true} to write the page anew. */
    @Test
    void thePageListsTheSettingsAsTheyAre() throws IOException {
        if (Boolean.getBoolean("regenerate")) {
            Files.writeString(PAGE, SettingsPage.markdown());
        }

        assertThat(PAGE)
                .as("docs/configuration.md lags; run this test with -Dregenerate=true")
                .hasContent(SettingsPage.markdown());
    }

    @Test
    void everySettingOfTheCodeIsListed() throws IllegalAccessException {
        List<Setting<?>> declared = new ArrayList<>();
        for (Class<?> settings :
                List.of(
                        KafkaSettings.class,
                        EventSettings.class,
                        AccountSettings.class,
                        PortfolioSettings.class,
                        ElasticSettings.class,
                        RunSettings.class)) {
            for (Field field : settings.getDeclaredFields()) {
                if (field.getType() == Setting.class) {
                    declared.add((Setting<?>) field.get(null));
                }
            }
        }

        assertThat(declared).hasSizeGreaterThan(20);
        assertThat(RegretSettings.ALL).containsAll(declared);
    }
}
