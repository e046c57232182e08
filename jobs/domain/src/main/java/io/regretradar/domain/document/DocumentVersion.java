package io.regretradar.domain.document;

/**
 * Versions of documents: epoch x 2^48 + seconds x 2^16 + revision, so that a later evaluation, a
 * further writing within the same second and a rebuild with a raised epoch each win.
 *
 * @param epoch 0..32767
 */
public record DocumentVersion(int epoch) {

    private static final int REVISIONS = 1 << 16;

    public DocumentVersion {
        if (epoch < 0 || epoch > Short.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "epoch is " + epoch + ", but must be in 0.." + Short.MAX_VALUE);
        }
    }

    /** Version of a document of an instant. Before 1970 all instants count as its first second. */
    public long at(long millis, int revision) {
        long second = Math.max(0, Math.floorDiv(millis, 1000));
        return base() + (second << 16) + Math.min(revision, REVISIONS - 1);
    }

    /** Version of a document that counts its own changes. */
    public long ofChange(long changes) {
        return base() + changes;
    }

    private long base() {
        return (long) epoch << 48;
    }
}
