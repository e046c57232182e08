package io.regretradar.domain.portfolio;

import static io.regretradar.domain.portfolio.Rows.referral;
import static io.regretradar.domain.portfolio.Rows.standing;
import static io.regretradar.domain.portfolio.Rows.transition;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountShareTest {

    private static final List<String> BANDS = List.of("NONE", "WATCH", "AT_RISK", "CRITICAL");

    /** Some weeks of five accounts, the same for the same seed, in event-time order. */
    private static List<Fact> book(long seed) {
        Random random = new Random(seed);
        List<Fact> facts = new ArrayList<>();
        for (int account = 0; account < 5; account++) {
            String id = "account-" + account;
            facts.add(transition(id, 1, at(0, 0), null, "SETUP", Double.NaN));
            for (int day = 0; day < 30; day++) {
                facts.add(
                        standing(
                                id,
                                at(day, random.nextInt(1440)),
                                BANDS.get(random.nextInt(4)),
                                random.nextInt(100) + .1,
                                ",\"owner.id\":\"o%d\",\"journey.stage\":\"SETUP\",\"journey.status\":\"%s\",\"consistency.index\":0.%d"
                                        .formatted(
                                                random.nextInt(2),
                                                day > 25 ? "STALLED" : "BEHIND",
                                                random.nextInt(9) + 1)));
            }
            facts.add(referral(id, id + "-r", at(7, account), "ASKED", asked()));
            facts.add(referral(id, id + "-r", at(9, account), "ACCEPTED", asked()));
            facts.add(transition(id, 2, at(28, account), "SETUP", "FIRST_ADOPTION", 28 + account));
        }
        facts.sort(Fact.ORDER);
        return facts;
    }

    private static String asked() {
        return ",\"referral.asked_at\":\"2026-03-09T00:00:00.000Z\"";
    }

    private static String at(int day, int minute) {
        return Instant.parse("2026-03-02T00:00:00Z")
                .plusSeconds(day * 86_400L + minute * 60L)
                .toString();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theOrderOfReadingAndRepeatsChangeNothing(long seed) {
        List<Fact> facts = book(seed);
        Rows expected = Rows.of(facts);
        List<Fact> shuffled = new ArrayList<>(facts);
        shuffled.addAll(facts.subList(0, facts.size() / 2));
        Collections.shuffle(shuffled, new Random(seed));

        Rows rows = Rows.of(shuffled);

        assertThat(expected.sources()).hasSizeGreaterThan(80);
        assertThat(rows.sources()).isEqualTo(expected.sources());
        assertThat(rows.applied).hasSameSizeAs(facts);
        assertThat(rows.repeated).hasSize(facts.size() / 2);
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7})
    void aReplayOfAPartAfterItHasCountedChangesNothing(long seed) {
        List<Fact> facts = book(seed);
        Rows rows = new Rows();
        int half = facts.size() / 2;
        facts.subList(0, half).forEach(rows::tell);
        rows.advance(Instant.ofEpochMilli(facts.get(half - 1).at()).toString());
        facts.subList(half / 2, facts.size()).forEach(rows::tell);
        rows.advance("2027-01-01T00:00:00Z");

        assertThat(rows.sources()).isEqualTo(Rows.of(facts).sources());
        assertThat(rows.repeated).hasSize(half - half / 2);
    }

    @Test
    void goesOnFromItsBinaryFormAsIfNothingHadHappened() throws IOException {
        List<Fact> facts = book(8);
        Rows rows = new Rows();
        for (Fact fact : facts) {
            rows.tell(fact);
            rows.restore(fact.accountId(), copy(rows.account(fact.accountId())));
            // Half a day behind, so that facts wait in it.
            rows.advance(Instant.ofEpochMilli(fact.at() - 43_200_000L).toString());
        }
        rows.advance("2027-01-01T00:00:00Z");

        assertThat(rows.sources()).isEqualTo(Rows.of(facts).sources());
    }

    @Test
    void aReferralThatAnEarlierVersionKeptIsReadWithoutWhatIsUsual() throws IOException {
        Fact now =
                referral(
                        "a",
                        "r",
                        at(7, 0),
                        "ASKED",
                        asked() + ",\"referral.value\":5.5,\"referral.usual_value\":7.5");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        FactCodec.write(now, new StateOutput(new DataOutputStream(bytes)));
        assertThat(FactCodec.read(input(bytes.toByteArray()))).isEqualTo(now);

        byte[] earlier = bytes.toByteArray();
        earlier[0] = 4; // The kind, 2, in zigzag form.

        Fact read = FactCodec.read(input(earlier));
        assertThat(read)
                .isEqualTo(
                        referral("a", "r", at(7, 0), "ASKED", asked() + ",\"referral.value\":5.5"));
    }

    private static StateInput input(byte[] bytes) {
        return new StateInput(new DataInputStream(new ByteArrayInputStream(bytes)));
    }

    @Test
    void aFactWaitsUntilEventTimeHasPassedIt() {
        AccountShare account = new AccountShare();
        account.offer(standing("a", at(1, 5), "NONE", 20, ""));
        List<RowChange> changes = new ArrayList<>();

        account.advance(Rows.time(at(1, 4)), changes::add);
        assertThat(changes).isEmpty();
        assertThat(account.nextAt()).isEqualTo(Rows.time(at(1, 5)));

        account.advance(Rows.time(at(1, 5)), changes::add);
        assertThat(changes).hasSize(1);
        assertThat(account.nextAt()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void whatIsNoDocumentOfOursIsRefusedWithTheFieldAndItsValue() {
        assertThatThrownBy(() -> read(PortfolioInput.SCORES, "{\"account.id\":\"a\"}"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("@timestamp is missing");
        assertThatThrownBy(
                        () ->
                                read(
                                        PortfolioInput.SCORES,
                                        "{\"account.id\":\"a\",\"@timestamp\":\"2026-03-01T00:00:00Z\",\"risk.band\":\"RED\"}"))
                .hasMessageContaining("risk.band is \"RED\"");
        assertThatThrownBy(
                        () ->
                                read(
                                        PortfolioInput.TRANSITIONS,
                                        "{\"account.id\":\"a\",\"@timestamp\":\"2026-03-01T00:00:00Z\",\"transition.seq\":1.5}"))
                .hasMessageContaining("transition.seq is 1.5, but must be a whole number");
        assertThatThrownBy(() -> read(PortfolioInput.REFERRALS, "[]"))
                .hasMessageContaining("no JSON object");
        assertThatThrownBy(() -> read(PortfolioInput.REFERRALS, "{"))
                .isInstanceOf(IOException.class);
    }

    private static void read(PortfolioInput input, String json) throws IOException {
        FactJson.read(input, "id", 1, json.getBytes(UTF_8));
    }

    private static AccountShare copy(AccountShare share) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        share.write(new DataOutputStream(bytes));
        return AccountShare.read(
                new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }
}
