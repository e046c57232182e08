package io.regretradar.domain.document;

import io.regretradar.domain.play.Play;
import io.regretradar.domain.play.PlayBook;
import io.regretradar.domain.play.PlayRun;
import io.regretradar.domain.play.PlaySheet;
import io.regretradar.domain.play.PlayState;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an alert's documents say of its plays. */
final class PlayFields {
    private final PlayBook book;

    PlayFields(PlayBook book) {
        this.book = book;
    }

    /** The suggested play in full, and the names of all by how they stand. */
    DocumentBody write(DocumentBody body, PlaySheet plays) {
        Optional<PlayRun> suggested = plays.suggested();
        if (suggested.isEmpty()) {
            return body;
        }
        PlayRun run = suggested.get();
        Optional<Play> play = book.play(run.id());
        body.text("alert.play", run.id())
                .text("alert.play_action", play.map(Play::action).orElse(null))
                .symbol("alert.play_owner", play.map(Play::owner).orElse(null))
                .symbol("alert.play_state", run.state())
                .time("alert.play_raised_at", run.raisedAt())
                .time("alert.play_due_at", run.dueAt())
                .time("alert.play_verify_by", run.verifyBy())
                .time("alert.play_finished_at", run.finishedAt())
                .truth("alert.play_done", run.state() == PlayState.VERIFIED);
        for (PlayState state : PlayState.values()) {
            List<String> ids = plays.ids(state);
            if (!ids.isEmpty()) {
                body.texts("alert.plays_" + state.name().toLowerCase(Locale.ROOT), ids);
            }
        }
        return body;
    }
}
