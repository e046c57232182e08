package io.regretradar.dashboards.field;

import io.regretradar.dashboards.GeneratedFile;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FieldsPageTest {

    @Test
    void thePageIsWhatTheListSays() throws IOException {
        GeneratedFile.assertHolds(
                Path.of("../docs/fields.md"), FieldsPage.of(FieldCatalogue.packaged()));
    }
}
