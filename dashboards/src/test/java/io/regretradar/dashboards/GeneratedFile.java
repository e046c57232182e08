package io.regretradar.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A checked-in file that is made from {@code fields.yml}, and must not lag behind it. */
public final class GeneratedFile {

    private static final boolean REGENERATE = Boolean.getBoolean("dashboards.regenerate");

    private GeneratedFile() {}

    /**
     * Fails unless the file holds exactly this; with {@code -Ddashboards.regenerate=true} writes it
     * instead.
     */
    public static void assertHolds(Path file, String expected) throws IOException {
        if (REGENERATE) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, expected);
        }
        assertThat(file)
                .as(
                        "%s lags behind fields.yml; run ./mvnw -pl dashboards -am test"
                                + " -Ddashboards.regenerate=true and check the change in",
                        file.getFileName())
                .exists()
                .content()
                .isEqualTo(expected);
    }
}
