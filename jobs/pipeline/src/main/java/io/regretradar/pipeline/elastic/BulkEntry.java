package io.regretradar.pipeline.elastic;

import io.regretradar.domain.document.Document;
import io.regretradar.pipeline.deadletter.DeadLetter;
import io.regretradar.pipeline.deadletter.DeadLetter.RefusedDocument;
import io.regretradar.pipeline.deadletter.Excerpt;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;

/**
 * A document on its way to Elasticsearch, as it stands in a batch and in the sink's state.
 *
 * @param source finished JSON bytes, of which only the head is kept where it is too large to send
 * @param fullLength length of the whole source in bytes
 * @param sha256 of the whole source where only the head is kept; else empty
 */
record BulkEntry(
        String index,
        String id,
        long version,
        long evaluatedAt,
        byte[] source,
        long fullLength,
        String sha256)
        implements Serializable {

    /** What index, id and the action line around them add to a request. */
    private static final int OVERHEAD_BYTES = 160;

    static BulkEntry of(Document document, long maxBytes) {
        byte[] source = document.source();
        if (source.length + OVERHEAD_BYTES + nameBytes(document.index(), document.id())
                <= maxBytes) {
            return of(document, source, "");
        }
        Excerpt excerpt = Excerpt.of(source);
        return of(document, excerpt.head(), excerpt.sha256());
    }

    private static BulkEntry of(Document document, byte[] kept, String sha256) {
        return new BulkEntry(
                document.index(),
                document.id(),
                document.version(),
                document.evaluatedAt(),
                kept,
                document.source().length,
                sha256);
    }

    /** Whether the document does not fit into a request and must not be sent. */
    boolean tooLarge() {
        return !sha256.isEmpty();
    }

    long sizeInBytes() {
        return OVERHEAD_BYTES + nameBytes(index, id) + source.length;
    }

    DeadLetter refused(String reason, String message) {
        Excerpt excerpt = tooLarge() ? new Excerpt(source, fullLength, sha256) : Excerpt.of(source);
        return new DeadLetter(
                reason,
                message,
                new RefusedDocument(index, id, version, evaluatedAt),
                null,
                null,
                excerpt);
    }

    private static int nameBytes(String index, String id) {
        return index.length() + id.getBytes(StandardCharsets.UTF_8).length;
    }
}
