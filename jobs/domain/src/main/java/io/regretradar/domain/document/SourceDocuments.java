package io.regretradar.domain.document;

import io.regretradar.domain.alert.AlertChange;
import io.regretradar.domain.alert.AlertEpisode;
import io.regretradar.domain.alert.Notification;
import io.regretradar.domain.source.SourceChange;
import java.util.List;
import java.util.Optional;

/** The documents of an alert that is about a source and no account. */
public final class SourceDocuments {

    private final DocumentVersion version;

    public SourceDocuments(DocumentVersion version) {
        this.version = version;
    }

    /** The alert as it stands after a change. */
    public Document alert(SourceChange source, AlertChange change) {
        AlertEpisode episode = change.episode();
        DocumentBody body = body(source, change).whole("revision", episode.changes());
        return new Document(
                "regret-alerts",
                episode.id(),
                version.ofChange(episode.changes()),
                change.at(),
                body.bytes());
    }

    /** The change, kept for ever. */
    public Document alertEvent(SourceChange source, AlertChange change) {
        DocumentBody body =
                body(source, change)
                        .whole("alert.seq", change.seq())
                        .symbol("alert.change", change.kind())
                        .symbol("alert.band_before", change.before())
                        .whole("revision", 0);
        return new Document(
                "regret-alert-events-" + DocumentBody.month(change.at()),
                change.episode().id() + ":" + change.seq(),
                version.at(change.at(), 0),
                change.at(),
                body.bytes());
    }

    /** What people are told of the change: that the source fell silent, or is back. */
    public static Optional<Notification> notification(SourceChange source, AlertChange change) {
        Notification.Kind kind =
                switch (change.kind()) {
                    case OPENED -> Notification.Kind.OPENED;
                    case REOPENED -> Notification.Kind.REOPENED;
                    case RECOVERED -> Notification.Kind.RECOVERED;
                    default -> null;
                };
        return Optional.ofNullable(kind)
                .map(
                        told ->
                                new Notification(
                                        change.episode().id(),
                                        change.seq(),
                                        told,
                                        change.at(),
                                        null,
                                        new Notification.Source(
                                                source.stream().topic(), source.source()),
                                        change.episode().type(),
                                        change.episode().band(),
                                        change.before(),
                                        Double.NaN,
                                        Double.NaN,
                                        List.of(),
                                        null));
    }

    private static DocumentBody body(SourceChange source, AlertChange change) {
        DocumentBody body =
                new DocumentBody()
                        .time("@timestamp", change.at())
                        .text("source.stream", source.stream().topic())
                        .text("source.name", source.source());
        return AccountDocuments.alertFields(body, change.episode(), change.at());
    }
}
