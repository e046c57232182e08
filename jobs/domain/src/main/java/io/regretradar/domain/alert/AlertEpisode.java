package io.regretradar.domain.alert;

import io.regretradar.domain.play.PlaySheet;
import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * One problem of one account from its opening to its end. The machine's view (signal) and people's
 * (workflow) are kept apart: a person's act never changes the signal.
 */
public final class AlertEpisode {

    /** What the machine sees. */
    public enum SignalState {
        PENDING,
        ACTIVE,
        RECOVERED
    }

    /** What people have made of it. */
    public enum WorkflowState {
        NEW,
        ACKNOWLEDGED,
        IN_PROGRESS,
        SNOOZED,
        CLOSED
    }

    /** Why an episode was closed. */
    public enum Resolution {
        RESOLVED,
        FALSE_POSITIVE,
        RECOVERED,
        RENEWED,
        CHURNED
    }

    /** The RFC 4122 namespace for names that are URL-like. */
    private static final UUID NAMESPACE = UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

    final AlertType type;
    final String id;
    final long openedAt;
    final Handling handling;
    final PlaySheet plays = new PlaySheet();
    SignalState signal = SignalState.ACTIVE;
    WorkflowState workflow = WorkflowState.NEW;
    Resolution resolution;
    Band band;
    long lastSeen;
    Long recoveredAt;
    Long closedAt;

    /** The band at which a person, or a renewal, closed it while its condition held; or null. */
    Band closedBand;

    SuppressedBy suppressedBy;
    double peakScore;
    long count;
    long reopenCount;
    long changes;

    AlertEpisode(AlertType type, String id, long openedAt) {
        this.type = type;
        this.id = id;
        this.openedAt = openedAt;
        this.handling = new Handling(openedAt);
    }

    /** UUIDv5 of {@code accountId:type:openedAt}, the same in every run. */
    static String idOf(String accountId, AlertType type, long openedAt) {
        return nameId(accountId + ":" + type + ":" + Instant.ofEpochMilli(openedAt));
    }

    /** UUIDv5 of a name, the same in every run. */
    public static String nameId(String name) {
        ByteBuffer bytes = ByteBuffer.allocate(16 + name.getBytes(StandardCharsets.UTF_8).length);
        bytes.putLong(NAMESPACE.getMostSignificantBits());
        bytes.putLong(NAMESPACE.getLeastSignificantBits());
        bytes.put(name.getBytes(StandardCharsets.UTF_8));
        ByteBuffer hash = ByteBuffer.wrap(DigestUtils.sha1(bytes.array()));
        long most = (hash.getLong() & ~0xF000L) | 0x5000L;
        long least = (hash.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(most, least).toString();
    }

    public AlertType type() {
        return type;
    }

    public String id() {
        return id;
    }

    /** Event time of the opening, ms since 1970 UTC. */
    public long openedAt() {
        return openedAt;
    }

    public SignalState signal() {
        return signal;
    }

    public WorkflowState workflow() {
        return workflow;
    }

    /** Why it was closed, or null while it is not. */
    public Resolution resolution() {
        return resolution;
    }

    public Band band() {
        return band;
    }

    public long lastSeen() {
        return lastSeen;
    }

    /** When the condition ended, or null while it holds. */
    public Long recoveredAt() {
        return recoveredAt;
    }

    public double peakScore() {
        return peakScore;
    }

    /** Evaluations at which the condition held. */
    public long count() {
        return count;
    }

    public long reopenCount() {
        return reopenCount;
    }

    /** How often its document was written: the document's version. */
    public long changes() {
        return changes;
    }

    public boolean active() {
        return signal == SignalState.ACTIVE;
    }

    /** Whether its condition holds and nobody closed it. */
    public boolean open() {
        return active() && workflow != WorkflowState.CLOSED;
    }

    /** When it was closed, ms since 1970 UTC, or null while it is not. */
    public Long closedAt() {
        return closedAt;
    }

    /** Why nobody is told of it, or null. */
    public SuppressedBy suppressedBy() {
        return suppressedBy;
    }

    /** Who works on it, or null. */
    public String assignee() {
        return handling.assignee;
    }

    /** When its snooze ends, ms since 1970 UTC, or null while it is not snoozed. */
    public Long snoozedUntil() {
        return handling.snoozedUntil;
    }

    /** When it was last escalated, ms since 1970 UTC, or null. */
    public Long escalatedAt() {
        return handling.escalatedAt;
    }

    /** To whom, or null. */
    public String escalatedTo() {
        return handling.escalatedTo;
    }

    /** What to do about it. */
    public PlaySheet plays() {
        return plays;
    }

    /** Closes it although its condition may still hold; it stays quiet for a while then. */
    void closeByHand(Resolution why, long at) {
        workflow = WorkflowState.CLOSED;
        resolution = why;
        closedAt = at;
        closedBand = band;
        handling.noSnooze();
    }

    /** As new, for people. */
    void renew(long at) {
        workflow = WorkflowState.NEW;
        handling.becomesNew(at);
        resolution = null;
        closedAt = null;
        closedBand = null;
        plays.renew();
    }

    void write(StateOutput out) throws IOException {
        out.symbol(type);
        out.text(id);
        out.number(openedAt);
        out.symbol(signal);
        out.symbol(workflow);
        out.symbol(resolution);
        out.symbol(band);
        out.number(lastSeen);
        out.optional(recoveredAt);
        out.real(peakScore);
        out.number(count);
        out.number(reopenCount);
        out.number(changes);
        out.optional(closedAt);
        out.symbol(closedBand);
        out.symbol(suppressedBy);
        handling.write(out);
        plays.write(out);
    }

    static AlertEpisode read(StateInput in) throws IOException {
        AlertEpisode episode =
                new AlertEpisode(in.symbol(AlertType.values()), in.text(), in.number());
        episode.signal = in.symbol(SignalState.values());
        episode.workflow = in.symbol(WorkflowState.values());
        episode.resolution = in.symbol(Resolution.values());
        episode.band = in.symbol(Band.values());
        episode.lastSeen = in.number();
        episode.recoveredAt = in.optional();
        episode.peakScore = in.real();
        episode.count = in.number();
        episode.reopenCount = in.number();
        episode.changes = in.number();
        episode.closedAt = in.optional();
        episode.closedBand = in.symbol(Band.values());
        episode.suppressedBy = in.symbol(SuppressedBy.values());
        episode.handling.read(in);
        episode.plays.read(in);
        return episode;
    }
}
