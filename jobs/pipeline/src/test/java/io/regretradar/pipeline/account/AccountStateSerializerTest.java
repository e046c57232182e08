package io.regretradar.pipeline.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.regretradar.domain.account.AccountEngine;
import io.regretradar.domain.account.AccountState;
import io.regretradar.domain.account.EngineSettings;
import io.regretradar.domain.document.Document;
import io.regretradar.domain.event.AccountEvent;
import io.regretradar.pipeline.SeededBook;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class AccountStateSerializerTest {

    private static final List<AccountEvent> EVENTS = SeededBook.events(9, 1, 60);

    private final AccountEngine engine = new AccountEngine(EngineSettings.defaults());
    private final AccountStateSerializer serializer = AccountStateSerializer.INSTANCE;

    @Test
    void aStateIsReadAsItWasWritten() throws IOException {
        AccountState state = lived(EVENTS.size() / 2);
        byte[] written = bytes(state);

        AccountState read = serializer.deserialize(new DataInputDeserializer(written));

        assertThat(bytes(read)).isEqualTo(written);
        assertThat(written.length).isGreaterThan(500);
    }

    @Test
    void aCopyStaysAsItWasWhileTheAccountLivesOn() throws IOException {
        AccountState state = lived(EVENTS.size() / 2);
        byte[] before = bytes(state);
        AccountState copy = serializer.copy(state);

        liveOn(state, EVENTS.size() / 2, EVENTS.size(), new ArrayList<>());

        assertThat(bytes(copy)).isEqualTo(before);
        assertThat(bytes(state)).isNotEqualTo(before);
    }

    @Test
    void aCopyLivesOnAsTheOriginalDoes() throws IOException {
        AccountState state = lived(EVENTS.size() / 2);
        AccountState copy = serializer.copy(state);
        List<Document> ofTheState = new ArrayList<>();
        List<Document> ofTheCopy = new ArrayList<>();

        liveOn(state, EVENTS.size() / 2, EVENTS.size(), ofTheState);
        liveOn(copy, EVENTS.size() / 2, EVENTS.size(), ofTheCopy);

        assertThat(ofTheCopy).hasSizeGreaterThan(20);
        assertThat(ofTheCopy).usingRecursiveComparison().isEqualTo(ofTheState);
    }

    private AccountState lived(int to) {
        AccountState state = engine.start(EVENTS.get(0).accountId());
        liveOn(state, 0, to, new ArrayList<>());
        return state;
    }

    private void liveOn(AccountState state, int from, int to, List<Document> documents) {
        for (AccountEvent event : EVENTS.subList(from, to)) {
            engine.offer(state, event, documents::add);
            engine.advance(state, event.occurredAt() - 1, documents::add);
        }
    }

    private byte[] bytes(AccountState state) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(state, out);
        return out.getCopyOfBuffer();
    }
}
