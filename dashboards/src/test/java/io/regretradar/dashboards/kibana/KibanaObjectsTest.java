package io.regretradar.dashboards.kibana;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KibanaObjectsTest {

    @TempDir private Path directory;

    @Test
    void aFileHoldsOneObject() throws Exception {
        Files.writeString(directory.resolve("two.json"), "[{}, {}]");

        assertThatThrownBy(() -> KibanaObjects.read(directory))
                .hasMessageContaining("two.json does not hold a JSON object");
    }
}
