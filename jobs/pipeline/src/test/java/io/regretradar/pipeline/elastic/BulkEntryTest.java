package io.regretradar.pipeline.elastic;

import static org.assertj.core.api.Assertions.assertThat;

import io.regretradar.domain.document.Document;
import io.regretradar.pipeline.deadletter.DeadLetter;
import java.io.IOException;
import java.util.List;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.connector.base.sink.writer.RequestEntryWrapper;
import org.junit.jupiter.api.Test;

class BulkEntryTest {

    @Test
    void whatWaitsInTheSinkSurvivesACheckpoint() throws IOException {
        BulkEntry entry = BulkEntry.of(document("acmé".repeat(20_000), 100), 1 << 20);
        BulkEntryStateSerializer serializer = new BulkEntryStateSerializer();

        byte[] bytes =
                serializer.serialize(
                        new BufferedRequestState<>(
                                List.of(new RequestEntryWrapper<>(entry, entry.sizeInBytes()))));
        var restored = serializer.deserialize(serializer.getVersion(), bytes);

        assertThat(restored.getBufferedRequestEntries())
                .singleElement()
                .satisfies(
                        wrapper ->
                                assertThat(wrapper.getRequestEntry())
                                        .usingRecursiveComparison()
                                        .isEqualTo(entry));
        assertThat(restored.getStateSize()).isEqualTo(entry.sizeInBytes());
    }

    @Test
    void aDocumentThatFitsIsKeptWhole() {
        BulkEntry entry = BulkEntry.of(document("acme", 200_000), 256 << 10);

        assertThat(entry.tooLarge()).isFalse();
        assertThat(entry.source()).hasSize(200_000);
    }

    @Test
    void ofADocumentThatFitsIntoNoRequestOnlyTheHeadIsKept() {
        BulkEntry entry = BulkEntry.of(document("acme", 300_000), 256 << 10);

        assertThat(entry.tooLarge()).isTrue();
        assertThat(entry.sizeInBytes()).isLessThan(70_000);
        DeadLetter letter = entry.refused("document_too_large", "too large");
        assertThat(letter.bytes().length()).isEqualTo(300_000);
        assertThat(letter.place().id()).isEqualTo("regret-accounts:acme:5");
    }

    private static Document document(String id, int bytes) {
        return new Document("regret-accounts", id, 5L, 6L, new byte[bytes]);
    }
}
