package io.regretradar.pipeline.account;

import io.regretradar.domain.rules.ControlEvent;
import io.regretradar.domain.source.SourceChange;

/** What every account is told. */
public sealed interface Announcement {

    /** Rules that hold from their time on. */
    record NewRules(ControlEvent event) implements Announcement {}

    /** A source that fell silent, or is back. */
    record Source(SourceChange change) implements Announcement {}
}
