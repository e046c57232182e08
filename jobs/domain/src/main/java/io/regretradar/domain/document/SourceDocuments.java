package io.regretradar.domain.document;

import io.regretradar.domain.alert.AlertChange;
import io.regretradar.domain.alert.AlertEpisode;
import io.regretradar.domain.source.SourceChange;

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

    private static DocumentBody body(SourceChange source, AlertChange change) {
        DocumentBody body =
                new DocumentBody()
                        .time("@timestamp", change.at())
                        .text("source.stream", source.stream().topic())
                        .text("source.name", source.source());
        return AccountDocuments.alertFields(body, change.episode(), change.at());
    }
}
