package io.regretradar.domain.alert;

import io.regretradar.domain.event.Stream;
import java.util.Set;

/** When alerts of one type open, how bad they are, and when they recover. Keeps no state. */
public interface AlertCondition {

    AlertType type();

    /**
     * Streams of which a dead feed would look as if the condition held: while one of them is silent
     * no alert of this type opens.
     */
    default Set<Stream> hears() {
        return Set.of();
    }

    /**
     * What an evaluation says.
     *
     * @param active the episode whose condition held at the evaluation before, or null
     */
    Observation observe(AlertFacts facts, AlertLimits limits, AlertEpisode active);
}
