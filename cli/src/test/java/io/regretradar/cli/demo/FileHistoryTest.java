package io.regretradar.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.regretradar.cli.console.CommandFailure;
import io.regretradar.domain.event.AccountEvent;
import io.regretradar.domain.event.Stream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileHistoryTest {
    private static final String USAGE =
            """
            {"stream":"product-usage","eventId":"%s","accountId":"acme","occurredAt":"%s","source":"t","userId":"u","feature":"f","core":true,"count":1}
            """;

    @TempDir private Path folder;
    private final StringWriter complaints = new StringWriter();

    @Test
    void eventsComeInEventTimeOrderFromAllFiles() throws IOException {
        Path one = write("one", USAGE.formatted("b", "2026-01-02T00:00:00Z"));
        Path other = write("other", USAGE.formatted("a", "2026-01-01T00:00:00Z"));

        FileHistory history = FileHistory.read(List.of(one, other), problems());

        List<String> ids = new ArrayList<>();
        history.replay((AccountEvent event) -> ids.add(event.eventId()));
        assertThat(ids).containsExactly("a", "b");
        assertThat(history.streams()).containsExactly(Stream.PRODUCT_USAGE);
        assertThat(history.start()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(history.end()).isEqualTo(Instant.parse("2026-01-02T00:00:00.001Z"));
        assertThat(history.truths()).isEmpty();
    }

    @Test
    void aLaterTickIsTheEnd() throws IOException {
        Path file =
                write(
                        "ticked",
                        USAGE.formatted("a", "2026-01-01T00:00:00Z")
                                + "{\"stream\":\"tick\",\"occurredAt\":\"2026-02-01T00:00:00Z\"}");

        assertThat(FileHistory.read(List.of(file), problems()).end())
                .isEqualTo(Instant.parse("2026-02-01T00:00:00.001Z"));
    }

    @Test
    void linesThatAreNoEventAreNamedAndLeftOut() throws IOException {
        Path file = write("bad", USAGE.formatted("a", "2026-01-01T00:00:00Z") + "nonsense\n");

        FileHistory history = FileHistory.read(List.of(file), problems());

        assertThat(complaints.toString().lines()).singleElement().asString().contains("bad:2");
        assertThat(history.streams()).containsExactly(Stream.PRODUCT_USAGE);
    }

    @Test
    void aFileWithoutEventsIsRefused() throws IOException {
        Path file = write("empty", "");

        assertThatThrownBy(() -> FileHistory.read(List.of(file), problems()))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("There is no event in");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> FileHistory.read(List.of(folder.resolve("missing")), problems()))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("missing");
    }

    private PrintWriter problems() {
        return new PrintWriter(complaints, true);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
