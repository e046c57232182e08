package io.regretradar.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.regretradar.domain.alert.AlertType;
import io.regretradar.domain.alert.Band;
import io.regretradar.domain.alert.Notification;
import io.regretradar.domain.alert.Notification.Kind;
import io.regretradar.domain.document.Document;
import io.regretradar.domain.document.NotificationJson;
import io.regretradar.domain.event.LifecycleEvent;
import io.regretradar.domain.rules.RuleBook;
import io.regretradar.domain.rules.RuleFixtures;
import io.regretradar.domain.rules.Rules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people are told of an account's alerts, and what they are spared. */
class NotificationTest {

    /**
     * A downgrade holds WATCH for 30 d, a cancellation CRITICAL for 30 d; nothing else is wrong.
     */
    private static History downgradedThenCancelled() {
        return new History()
                .life(
                        "2026-01-05 09:00",
                        LifecycleEvent.Type.PROFILE_SET,
                        l -> {
                            l.segment = "smb";
                            l.ownerId = "olga.weber";
                        })
                .life("2026-02-02 10:00", LifecycleEvent.Type.DOWNGRADED)
                .life("2026-02-10 10:00", LifecycleEvent.Type.CANCELLATION_REQUESTED);
    }

    private static List<Notification> told(EngineSettings settings, History history, String until) {
        List<Notification> told = new ArrayList<>();
        new Replay(settings, Rules.defaults(), history.events())
                .run(
                        History.time(until),
                        new AccountOutput() {
                            @Override
                            public void document(Document document) {}

                            @Override
                            public void notification(Notification notification) {
                                told.add(notification);
                            }
                        });
        return told;
    }

    @Test
    void peopleAreToldOfAnOpeningAWorseBandAndTheRecoveryButNotOfABetterBand() {
        List<Notification> told =
                told(History.settings(), downgradedThenCancelled(), "2026-04-30").stream()
                        .filter(n -> n.type() == AlertType.REGRET_RISK)
                        .toList();

        assertThat(told)
                .extracting(Notification::kind)
                .containsExactly(Kind.OPENED, Kind.RAISED, Kind.ESCALATED, Kind.RECOVERED);
        Notification opened = told.get(0);
        assertThat(opened.at()).isEqualTo(History.time("2026-02-02 10:00"));
        assertThat(opened.before()).isEqualTo(Band.NONE);
        assertThat(opened.band()).isEqualTo(Band.WATCH);
        assertThat(opened.account().segment()).isEqualTo("smb");
        assertThat(opened.account().ownerId()).isEqualTo("olga.weber");
        assertThat(opened.account().timeZone()).isEqualTo("Z");
        Notification raised = told.get(1);
        assertThat(raised.at()).isEqualTo(History.time("2026-02-10 10:00"));
        assertThat(raised.before()).isEqualTo(Band.WATCH);
        assertThat(raised.band()).isEqualTo(Band.CRITICAL);
        assertThat(told.get(3).band()).isEqualTo(Band.NONE);
        assertThat(told).extracting(Notification::alertId).containsOnly(opened.alertId());
        assertThat(told).extracting(Notification::key).doesNotHaveDuplicates();
    }

    @Test
    void aBackfillTellsOnlyOfWhatComesFromTheGivenInstantOn() {
        EngineSettings quiet =
                History.settings().withQuietBefore(Instant.parse("2026-02-10T10:00:00Z"));

        List<Notification> all = told(History.settings(), downgradedThenCancelled(), "2026-04-30");
        List<Notification> told = told(quiet, downgradedThenCancelled(), "2026-04-30");

        assertThat(told).isNotEmpty();
        assertThat(told)
                .isEqualTo(
                        all.stream()
                                .filter(n -> n.at() >= History.time("2026-02-10 10:00"))
                                .toList());
        assertThat(told.size()).isLessThan(all.size());
    }

    @Test
    void anAlertThatNobodyTakesIsEscalatedOnceToTheDefaultLead() {
        List<Notification> told =
                told(
                        History.settings().withEscalationDefault("head.of.cs"),
                        downgradedThenCancelled(),
                        "2026-02-20");

        assertThat(told)
                .filteredOn(n -> n.kind() == Kind.ESCALATED)
                .filteredOn(n -> n.type() == AlertType.REGRET_RISK)
                .singleElement()
                .satisfies(
                        n -> {
                            // New since Monday the 2nd, 10:00: 48 business hours, too few for
                            // WATCH (72) but more than the four that CRITICAL allows.
                            assertThat(n.at()).isEqualTo(History.time("2026-02-10 10:00"));
                            assertThat(n.account().ownerLeadId()).isEqualTo("head.of.cs");
                        });
    }

    @Test
    void nobodyIsToldOfASilencedAlertUntilTheSilenceEnds() {
        RuleBook book =
                RuleBook.of(
                        List.of(
                                RuleFixtures.silence(
                                        1,
                                        "move",
                                        History.ACCOUNT,
                                        "2026-02-01T00:00:00Z",
                                        "2026-02-05T00:00:00Z")));
        List<Notification> told = new ArrayList<>();
        new Replay(History.settings(), book, downgradedThenCancelled().events())
                .run(
                        History.time("2026-02-09"),
                        new AccountOutput() {
                            @Override
                            public void document(Document document) {}

                            @Override
                            public void notification(Notification notification) {
                                told.add(notification);
                            }
                        });

        assertThat(told)
                .filteredOn(n -> n.type() == AlertType.REGRET_RISK)
                .singleElement()
                .satisfies(
                        n -> {
                            assertThat(n.kind()).isEqualTo(Kind.OPENED);
                            assertThat(n.at()).isEqualTo(History.time("2026-02-05"));
                            assertThat(n.band()).isEqualTo(Band.WATCH);
                        });
    }

    @Test
    void jsonKeepsAllOfIt() throws IOException {
        for (Notification told :
                told(History.settings(), downgradedThenCancelled(), "2026-04-30")) {
            byte[] json = NotificationJson.write(told);

            Notification read = NotificationJson.read(json);

            assertThat(read)
                    .usingRecursiveComparison()
                    .withComparatorForType(
                            (a, b) -> Math.abs(a - b) < 1e-6 ? 0 : Double.compare(a, b),
                            Double.class)
                    .isEqualTo(told);
            assertThat(NotificationJson.write(read)).isEqualTo(json);
        }
    }

    @Test
    void whatIsNoNotificationSaysWhatIsMissing() {
        assertThatThrownBy(() -> NotificationJson.read(bytes("[]")))
                .hasMessage("not a JSON object");
        assertThatThrownBy(() -> NotificationJson.read(null)).hasMessage("not a JSON object");
        assertThatThrownBy(() -> NotificationJson.read(bytes("{\"alert.id\": \"a\"}")))
                .isInstanceOf(IOException.class)
                .hasMessage("no notification.kind");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
