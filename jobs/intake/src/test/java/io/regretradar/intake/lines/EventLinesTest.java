package io.regretradar.intake.lines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.regretradar.intake.Decoded;
import io.regretradar.intake.IntakeSettings;
import io.regretradar.intake.RejectionReason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLinesTest {

    private static final long START = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

    @TempDir Path folder;

    @Test
    void filesAreReadInTheGivenOrderPlainAndPackedAlike() throws IOException {
        Path plain = write("b.ndjson", bytes(tick(1) + "\n" + tick(2) + "\n"));
        Path packed = write("a.ndjson", gzip(bytes(tick(3) + "\n" + tick(4))));

        assertThat(read(plain, packed))
                .containsExactly(
                        line(plain, 1, 1),
                        line(plain, 2, 2),
                        line(packed, 1, 3),
                        line(packed, 2, 4));
    }

    @Test
    void packedFilesOfSeveralMembersAreReadWhole() throws IOException {
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        members.writeBytes(gzip(bytes(tick(1) + "\n")));
        members.writeBytes(gzip(bytes(tick(2) + "\n")));
        Path file = write("two.gz", members.toByteArray());

        assertThat(read(file)).containsExactly(line(file, 1, 1), line(file, 2, 2));
    }

    @Test
    void blankLinesAreCountedAndPassedOver() throws IOException {
        Path file = write("a", bytes("\n" + tick(1) + "\r\n  \t\r\n\r\n" + tick(2) + "\n\n"));

        assertThat(read(file)).containsExactly(line(file, 2, 1), line(file, 5, 2));
    }

    @Test
    void aByteOrderMarkIsNoFault() throws IOException {
        Path file = write("a", bytes("\uFEFF" + tick(1)));

        assertThat(read(file)).containsExactly(line(file, 1, 1));
    }

    @Test
    void emptyFilesHaveNoLines() throws IOException {
        Path empty = write("empty", new byte[0]);
        Path oneByte = write("one", bytes("\n"));
        Path packed = write("packed", gzip(new byte[0]));

        assertThat(read(empty, oneByte, packed)).isEmpty();
    }

    @Test
    void linesThatSpanTheReadBufferStayWhole() throws IOException {
        StringBuilder text = new StringBuilder();
        List<Long> expected = new ArrayList<>();
        Random random = new Random(42);
        for (int i = 0; i < 20_000; i++) {
            text.append(tick(i)).append(" ".repeat(random.nextInt(40))).append('\n');
            expected.add(START + i);
        }
        Path file = write("long", bytes(text.toString()));

        assertThat(read(file))
                .extracting(line -> ((Decoded.Tick) line.content()).at())
                .isEqualTo(expected);
    }

    @Test
    void aBadLineIsRejectedAndTheNextOneRead() throws IOException {
        Path file = write("a", bytes("oops\n" + tick(2)));

        List<EventLine> lines = read(file);

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0).content()).isInstanceOf(Decoded.Rejected.class);
        assertThat(lines.get(0).place()).isEqualTo(file + ":1");
        assertThat(lines.get(1)).isEqualTo(line(file, 2, 2));
    }

    @Test
    void anEndlessLineIsRejectedWithoutBeingHeld() throws IOException {
        Path file = folder.resolve("endless");
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] mebibyte = new byte[1 << 20];
            Arrays.fill(mebibyte, (byte) 'x');
            for (int i = 0; i < 3; i++) {
                out.write(mebibyte);
            }
            out.write(bytes("\n" + tick(2)));
        }

        List<EventLine> lines = read(file);

        assertThat(lines).hasSize(2);
        assertRejected(lines.get(0), 1, "longer than 1 MiB");
        assertThat(lines.get(1)).isEqualTo(line(file, 2, 2));
    }

    @Test
    void aLineOfTheGreatestLengthIsRead() throws IOException {
        String padding = " ".repeat(LineSplitter.MAX_LINE_BYTES - tick(1).length());
        Path file = write("a", bytes(tick(1) + padding + "\n" + tick(2)));

        assertThat(read(file)).containsExactly(line(file, 1, 1), line(file, 2, 2));
    }

    @Test
    void aCutPackedFileGivesItsLinesAndAReasonThenTheNextFile() throws IOException {
        StringBuilder text = new StringBuilder();
        Random random = new Random(1);
        for (int i = 0; i < 50_000; i++) {
            text.append(tick(random.nextInt())).append('\n');
        }
        byte[] whole = gzip(bytes(text.toString()));
        Path cut = write("cut.gz", Arrays.copyOf(whole, whole.length / 2));
        Path next = write("next", bytes(tick(1)));

        List<EventLine> lines = read(cut, next);

        EventLine damage = lines.get(lines.size() - 2);
        assertThat(lines).hasSizeGreaterThan(1_000);
        assertRejected(damage, lines.size() - 1, "too early or are damaged");
        assertThat(lines.get(lines.size() - 1)).isEqualTo(line(next, 1, 1));
    }

    @Test
    void aDamagedPackedHeaderIsRejected() throws IOException {
        Path file = write("bad.gz", new byte[] {0x1F, (byte) 0x8B, 99, 0, 0, 0, 0, 0, 0, 0});

        List<EventLine> lines = read(file);

        assertThat(lines).hasSize(1);
        assertRejected(lines.get(0), 1, "damaged");
    }

    @Test
    void aMissingFileIsNamedBeforeAnythingIsRead() throws IOException {
        Path missing = folder.resolve("missing.ndjson");

        assertThatThrownBy(() -> read(write("a", bytes(tick(1))), missing))
                .isInstanceOf(IOException.class)
                .hasMessage(missing + " does not exist. Give a file of NDJSON, plain or gzip.");
    }

    @Test
    void aFolderIsNamed() {
        assertThatThrownBy(() -> read(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(folder + " is a folder");
    }

    @Test
    void behindTheLastLineThereIsNone() throws IOException {
        try (EventLines lines =
                EventLines.open(List.of(write("a", bytes(tick(1)))), IntakeSettings.DEFAULTS)) {
            lines.next();

            assertThat(lines.hasNext()).isFalse();
            assertThatThrownBy(lines::next).isInstanceOf(NoSuchElementException.class);
        }
    }

    private static void assertRejected(EventLine line, long number, String words) {
        assertThat(line.number()).isEqualTo(number);
        assertThat(line.content())
                .isInstanceOfSatisfying(
                        Decoded.Rejected.class,
                        rejected -> {
                            assertThat(rejected.reason()).isEqualTo(RejectionReason.MALFORMED);
                            assertThat(rejected.message()).contains(words);
                        });
    }

    private static List<EventLine> read(Path... files) throws IOException {
        List<EventLine> read = new ArrayList<>();
        try (EventLines lines = EventLines.open(List.of(files), IntakeSettings.DEFAULTS)) {
            lines.forEachRemaining(read::add);
        }
        return read;
    }

    private static EventLine line(Path file, long number, long tick) {
        return new EventLine(file, number, new Decoded.Tick(START + tick));
    }

    private static String tick(long offset) {
        return LineFormat.tick(START + offset);
    }

    private Path write(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(out)) {
            packed.write(content);
        }
        return out.toByteArray();
    }
}
