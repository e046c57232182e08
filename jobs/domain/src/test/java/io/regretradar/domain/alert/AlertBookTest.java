package io.regretradar.domain.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.regretradar.domain.alert.AlertChange.Kind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlertBookTest {

    private static final long DAY = 86_400_000L;
    private final AlertBook book = new AlertBook();

    private Optional<AlertChange> update(Band band, double score, long at) {
        return book.update(
                "a",
                AlertType.REGRET_RISK,
                Observation.presentIf(band != Band.NONE, band),
                score,
                at);
    }

    private static Kind kind(Optional<AlertChange> change) {
        return change.map(AlertChange::kind).orElse(null);
    }

    @Test
    void anEpisodeOpensChangesItsBandAndRecovers() {
        assertThat(update(Band.NONE, 10, 0)).isEmpty();
        assertThat(kind(update(Band.WATCH, 36, 1))).isEqualTo(Kind.OPENED);
        assertThat(update(Band.WATCH, 40, 2)).isEmpty();
        assertThat(kind(update(Band.CRITICAL, 80, 3))).isEqualTo(Kind.BAND_RAISED);
        assertThat(kind(update(Band.AT_RISK, 60, 4))).isEqualTo(Kind.BAND_LOWERED);

        AlertEpisode episode = book.open(AlertType.REGRET_RISK);
        assertThat(episode.count()).isEqualTo(4);
        assertThat(episode.peakScore()).isEqualTo(80);
        assertThat(episode.lastSeen()).isEqualTo(4);
        assertThat(episode.changes()).isEqualTo(3);

        AlertChange recovered = update(Band.NONE, 20, 5).orElseThrow();
        assertThat(recovered.kind()).isEqualTo(Kind.RECOVERED);
        assertThat(recovered.before()).isEqualTo(Band.AT_RISK);
        assertThat(book.open(AlertType.REGRET_RISK)).isNull();
    }

    @Test
    void withinFourteenDaysTheSameEpisodeOpensAgainLaterANewOne() {
        update(Band.WATCH, 36, 0);
        String first = book.open(AlertType.REGRET_RISK).id();
        update(Band.NONE, 0, DAY);

        assertThat(kind(update(Band.WATCH, 36, 15 * DAY))).isEqualTo(Kind.REOPENED);
        assertThat(book.open(AlertType.REGRET_RISK).id()).isEqualTo(first);
        assertThat(book.open(AlertType.REGRET_RISK).reopenCount()).isEqualTo(1);

        update(Band.NONE, 0, 16 * DAY);
        assertThat(kind(update(Band.WATCH, 36, 30 * DAY + 1))).isEqualTo(Kind.OPENED);
        assertThat(book.open(AlertType.REGRET_RISK).id()).isNotEqualTo(first);
        assertThat(book.open(AlertType.REGRET_RISK).openedAt()).isEqualTo(30 * DAY + 1);
    }

    @Test
    void aChurnClosesWhatIsOpen() {
        update(Band.CRITICAL, 90, 0);

        assertThat(book.close(7))
                .singleElement()
                .satisfies(
                        change -> {
                            assertThat(change.kind()).isEqualTo(Kind.CLOSED);
                            assertThat(change.episode().resolution())
                                    .isEqualTo(AlertEpisode.Resolution.CHURNED);
                            assertThat(change.episode().workflow())
                                    .isEqualTo(AlertEpisode.WorkflowState.CLOSED);
                        });
        assertThat(book.close(8)).isEmpty();
    }

    @Test
    void theIdIsAVersionFiveUuidOfAccountTypeAndOpening() throws NoSuchAlgorithmException {
        update(Band.WATCH, 36, 0);

        // SHA-1 over the URL namespace and the name, by the JDK; then version 5 and variant 2.
        MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
        sha1.update(HexFormat.of().parseHex("6ba7b8119dad11d180b400c04fd430c8"));
        byte[] hash =
                sha1.digest("a:REGRET_RISK:1970-01-01T00:00:00Z".getBytes(StandardCharsets.UTF_8));
        hash[6] = (byte) (hash[6] & 0x0F | 0x50);
        hash[8] = (byte) (hash[8] & 0x3F | 0x80);
        String hex = HexFormat.of().formatHex(hash, 0, 16);
        String uuid =
                hex.substring(0, 8)
                        + "-"
                        + hex.substring(8, 12)
                        + "-"
                        + hex.substring(12, 16)
                        + "-"
                        + hex.substring(16, 20)
                        + "-"
                        + hex.substring(20);
        assertThat(book.open(AlertType.REGRET_RISK).id()).isEqualTo(uuid);
    }
}
