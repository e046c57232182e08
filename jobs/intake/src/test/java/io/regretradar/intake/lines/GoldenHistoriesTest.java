package io.regretradar.intake.lines;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.regretradar.domain.event.AccountEvent;
import io.regretradar.intake.Decoded;
import io.regretradar.intake.EventDecoder;
import io.regretradar.intake.EventEncoder;
import io.regretradar.intake.IntakeSettings;
import io.regretradar.schema.wire.SchemaRegistry;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole histories pass through every form without losing anything. */
class GoldenHistoriesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final LineParser parser = new LineParser(IntakeSettings.DEFAULTS);
    private final EventDecoder decoder =
            new EventDecoder(IntakeSettings.DEFAULTS, SchemaRegistry.none());

    static Stream<Path> histories() throws IOException, URISyntaxException {
        Path folder = Path.of(GoldenHistoriesTest.class.getResource("/golden/histories").toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("histories")
    void everyLineComesBackFromEventAndBytes(Path file) throws IOException {
        for (String line : Files.readAllLines(file)) {
            AccountEvent event = accepted(parser.parse(line.getBytes(StandardCharsets.UTF_8)));
            AccountEvent fromBytes =
                    accepted(
                            decoder.decode(
                                    event.stream().topic(),
                                    EventEncoder.encode(event),
                                    event.occurredAt()));

            assertThat(fromBytes).isEqualTo(event);
            assertSaysTheSame(JSON.readTree(line), JSON.readTree(LineFormat.line(fromBytes)));
        }
    }

    /** Every field that says something in the given line says the same in the written one. */
    private static void assertSaysTheSame(JsonNode given, JsonNode written) {
        for (Map.Entry<String, JsonNode> field : given.properties()) {
            JsonNode value = field.getValue();
            JsonNode counterpart = written.get(field.getKey());
            if (value.isArray() && value.isEmpty()) {
                assertThat(counterpart).isNull();
            } else if (field.getKey().endsWith("At")) {
                assertThat(Instant.parse(counterpart.asText()))
                        .isEqualTo(Instant.parse(value.asText()));
            } else {
                assertThat(counterpart).as(field.getKey()).isEqualTo(value);
            }
        }
    }

    private static AccountEvent accepted(Decoded decoded) {
        assertThat(decoded).isInstanceOf(Decoded.Accepted.class);
        return ((Decoded.Accepted) decoded).event();
    }
}
