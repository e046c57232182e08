package io.regretradar.domain.account;

import static io.regretradar.domain.event.LifecycleEvent.Type.CLOSED_WON;
import static io.regretradar.domain.event.LifecycleEvent.Type.OWNER_ACCEPTED;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.regretradar.domain.document.Document;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The account goes from hand to hand: sales, onboarding, sales again, then customer success. */
class OwnershipTest {

    @Test
    void aChangeBackToAnEarlierOwnerIsABounce() throws IOException {
        History history = fromHandToHand();

        assertOwners(history, "2025-01-01 12:00", 0, 0);
        assertOwners(history, "2025-01-10 12:00", 1, 0);
        assertOwners(history, "2025-01-15 12:00", 2, 1);
        assertOwners(history, "2025-01-20 12:00", 3, 1);
    }

    @Test
    void whatLiesMoreThan90DaysBackIsForgotten() throws IOException {
        History history = fromHandToHand();

        // 2025-01-10 counts on its own date and the 89 after it: the last is 2025-04-09.
        assertOwners(history, "2025-04-09 12:00", 3, 1);
        assertOwners(history, "2025-04-10 12:00", 2, 1);
        assertOwners(history, "2025-04-15 12:00", 1, 0);
        assertOwners(history, "2025-04-20 12:00", 0, 0);
    }

    @Test
    void acceptingAgainOrAnUnknownOwnerIsNoChange() throws IOException {
        History history =
                accepted(accepted(new History(), "2025-01-01", "sam"), "2025-01-02", "sam")
                        .life("2025-01-03", OWNER_ACCEPTED);

        assertOwners(history, "2025-01-04", 0, 0);
    }

    @Test
    void whereNothingIsKnownOfOwnersNothingIsSaid() throws IOException {
        JsonNode account = account(new History().life("2025-01-01", CLOSED_WON), "2025-01-02");

        assertThat(account.has("owner.changes_90d")).isFalse();
        assertThat(account.has("owner.bounces_90d")).isFalse();
    }

    private static History fromHandToHand() {
        History history = accepted(new History(), "2025-01-01", "sam");
        history = accepted(history, "2025-01-10", "olga");
        history = accepted(history, "2025-01-15", "sam");
        return accepted(history, "2025-01-20", "cara");
    }

    private static History accepted(History history, String at, String owner) {
        return history.life(at, OWNER_ACCEPTED, l -> l.ownerId = owner);
    }

    private static void assertOwners(History history, String at, int changes, int bounces)
            throws IOException {
        JsonNode account = account(history, at);
        assertThat(account.get("owner.changes_90d").asInt())
                .as("changes at %s", at)
                .isEqualTo(changes);
        assertThat(account.get("owner.bounces_90d").asInt())
                .as("bounces at %s", at)
                .isEqualTo(bounces);
    }

    /** The account's document as it last was at that instant. */
    private static JsonNode account(History history, String at) throws IOException {
        List<Document> documents =
                Replay.documents(History.settings(), history.events(), History.time(at));
        Document last = null;
        for (Document document : documents) {
            last = document.index().equals("regret-accounts") ? document : last;
        }
        assertThat(last).isNotNull();
        return new JsonMapper().readTree(last.source());
    }
}
