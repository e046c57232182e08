package io.regretradar.pipeline.elastic;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import io.regretradar.pipeline.elastic.BulkOutcome.Refusal;
import io.regretradar.pipeline.settings.ElasticSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Sends batches of documents and says of each document what became of it. */
final class BulkRequests {

    private final ElasticsearchAsyncClient client;
    private final ElasticSettings settings;

    BulkRequests(ElasticsearchAsyncClient client, ElasticSettings settings) {
        this.client = client;
        this.settings = settings;
    }

    /**
     * Sends a batch, in smaller parts where the whole is refused. Completes exceptionally, with
     * {@link ElasticRefusedException}, only where no retry can help.
     */
    CompletableFuture<BulkOutcome> send(List<BulkEntry> entries) {
        BulkOutcome tooLarge = BulkOutcome.NOTHING;
        List<BulkEntry> sendable = new ArrayList<>(entries.size());
        for (BulkEntry entry : entries) {
            if (entry.tooLarge()) {
                tooLarge = tooLarge.plus(refuseTooLarge(entry));
            } else {
                sendable.add(entry);
            }
        }
        return sendable.isEmpty()
                ? CompletableFuture.completedFuture(tooLarge)
                : sendSendable(sendable).thenApply(tooLarge::plus);
    }

    private CompletableFuture<BulkOutcome> sendSendable(List<BulkEntry> entries) {
        return client.bulk(request(entries))
                .handle(
                        (response, failure) ->
                                failure == null
                                        ? CompletableFuture.completedFuture(
                                                outcome(entries, response))
                                        : afterFailure(entries, Answer.of(failure)))
                .thenCompose(outcome -> outcome);
    }

    private CompletableFuture<BulkOutcome> afterFailure(List<BulkEntry> entries, Answer answer) {
        return switch (answer.kind()) {
            case NO_ACCESS, UNTRUSTED ->
                    CompletableFuture.failedFuture(ElasticRefusedException.of(answer, settings));
            case SPLIT -> entries.size() > 1 ? sendHalves(entries) : refuseOnly(entries, answer);
            default ->
                    CompletableFuture.completedFuture(
                            BulkOutcome.allAgain(
                                    entries, answer.reason() + " " + answer.message()));
        };
    }

    /** One after the other: the answer said "too much", so not both at once. */
    private CompletableFuture<BulkOutcome> sendHalves(List<BulkEntry> entries) {
        int half = entries.size() / 2;
        return sendSendable(entries.subList(0, half))
                .thenCompose(
                        first ->
                                sendSendable(entries.subList(half, entries.size()))
                                        .thenApply(first::plus));
    }

    private static CompletableFuture<BulkOutcome> refuseOnly(
            List<BulkEntry> entries, Answer answer) {
        return CompletableFuture.completedFuture(
                BulkOutcome.refusal(
                        entries.get(0),
                        answer.status() == 413 ? "document_too_large" : answer.reason(),
                        answer.message()));
    }

    private BulkOutcome refuseTooLarge(BulkEntry entry) {
        return BulkOutcome.refusal(
                entry,
                "document_too_large",
                "The document has %d bytes, more than fit into a request of sink.batch-bytes = %d."
                        .formatted(entry.fullLength(), settings.batchBytes()));
    }

    private BulkOutcome outcome(List<BulkEntry> entries, BulkResponse response) {
        if (response.items().size() != entries.size()) {
            return BulkOutcome.allAgain(entries, "an answer for another number of documents");
        }
        int written = 0;
        int conflicts = 0;
        List<BulkEntry> retry = new ArrayList<>();
        List<Refusal> refused = new ArrayList<>();
        String because = "";
        for (int i = 0; i < entries.size(); i++) {
            BulkEntry entry = entries.get(i);
            BulkResponseItem item = response.items().get(i);
            Answer answer = Answer.ofItem(item.status(), item.error());
            switch (answer.kind()) {
                case DONE -> written++;
                case CONFLICT -> conflicts++;
                case RETRY -> {
                    retry.add(entry);
                    because = answer.reason() + " " + answer.message();
                }
                case NO_ACCESS, UNTRUSTED -> throw ElasticRefusedException.of(answer, settings);
                case SPLIT, REFUSED ->
                        refused.add(
                                new Refusal(
                                        entry, entry.refused(answer.reason(), answer.message())));
            }
        }
        return new BulkOutcome(written, conflicts, retry, refused, 0, because);
    }

    private static BulkRequest request(List<BulkEntry> entries) {
        List<BulkOperation> operations = new ArrayList<>(entries.size());
        for (BulkEntry entry : entries) {
            BinaryData source = BinaryData.of(entry.source(), ContentType.APPLICATION_JSON);
            operations.add(
                    BulkOperation.of(
                            operation ->
                                    operation.index(
                                            write ->
                                                    write.index(entry.index())
                                                            .id(entry.id())
                                                            .version(entry.version())
                                                            .versionType(VersionType.ExternalGte)
                                                            .document(source))));
        }
        return BulkRequest.of(request -> request.operations(operations));
    }
}
