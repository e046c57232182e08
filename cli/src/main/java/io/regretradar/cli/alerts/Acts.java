package io.regretradar.cli.alerts;

import io.regretradar.cli.console.WrongUsage;
import io.regretradar.domain.event.AlertCommand.Kind;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** One command for each thing that people do about alerts. */
public final class Acts {

    private Acts() {}

    /** Says that somebody has seen an alert, so that it is not escalated. */
    @Command(
            name = "ack",
            description = "Says that somebody has seen an alert, so that it is not escalated.",
            footer = {"", "Example:", "  radar ack 3f2a9c1e --by olga.weber"})
    public static final class Ack extends AlertAct {
        public Ack() {
            super(Kind.ACK);
        }
    }

    /** Says that work on an acknowledged alert has begun. */
    @Command(
            name = "start",
            description = "Says that work on an acknowledged alert has begun.",
            footer = {"", "Example:", "  radar start 3f2a9c1e"})
    public static final class Start extends AlertAct {
        public Start() {
            super(Kind.START);
        }
    }

    /** Wakes a snoozed alert. */
    @Command(
            name = "unsnooze",
            description = "Wakes a snoozed alert.",
            footer = {"", "Example:", "  radar unsnooze 3f2a9c1e"})
    public static final class Unsnooze extends AlertAct {
        public Unsnooze() {
            super(Kind.UNSNOOZE);
        }
    }

    /** Closes an alert. It stays quiet until it gets worse or 14 days have passed. */
    @Command(
            name = "resolve",
            description =
                    "Closes an alert. It stays quiet until it gets worse or 14 days have passed.",
            footer = {
                "",
                "Example:",
                "  radar resolve 3f2a9c1e --comment \"New owner has called\""
            })
    public static final class Resolve extends AlertAct {
        public Resolve() {
            super(Kind.RESOLVE);
        }
    }

    /** Takes up again an alert that was closed by hand. */
    @Command(
            name = "reopen",
            description = "Takes up again an alert that was closed by hand.",
            footer = {"", "Example:", "  radar reopen 3f2a9c1e"})
    public static final class Reopen extends AlertAct {
        public Reopen() {
            super(Kind.REOPEN);
        }
    }

    /** Closes an alert that should not have been; the scores learn from it. */
    @Command(
            name = "false-positive",
            description = "Closes an alert that should not have been; the scores learn from it.",
            footer = {
                "",
                "Example:",
                "  radar false-positive 3f2a9c1e --comment \"Holiday season\""
            })
    public static final class FalsePositive extends AlertAct {
        public FalsePositive() {
            super(Kind.FALSE_POSITIVE);
        }
    }

    /** Gives an alert to somebody. */
    @Command(
            name = "assign",
            description = "Gives an alert to somebody; without --to, to whoever acts.",
            footer = {"", "Example:", "  radar assign 3f2a9c1e --to ivan.rossi"})
    public static final class Assign extends AlertAct {
        @Option(names = "--to", paramLabel = "ID", description = "Who is to work on it.")
        private String assignee;

        public Assign() {
            super(Kind.ASSIGN);
        }

        @Override
        String assignee() {
            return assignee;
        }
    }

    /** Puts an alert off. */
    @Command(
            name = "snooze",
            description = {
                "Puts an alert off. It wakes at that time, or earlier if its band rises or something",
                "grave happens, such as a request to cancel."
            },
            footer = {"", "Example:", "  radar snooze 3f2a9c1e --until 3d"})
    public static final class Snooze extends AlertAct {
        @Option(
                names = "--until",
                required = true,
                paramLabel = "TIME",
                description = "How long (45m, 12h, 3d, 2w) or until when (a date or an instant).")
        private String until;

        public Snooze() {
            super(Kind.SNOOZE);
        }

        @Override
        Instant until(Instant now) {
            return Until.read(until, now);
        }
    }

    /** Adds to an alert's history. */
    @Command(
            name = "comment",
            description = "Adds a comment to an alert's history.",
            footer = {"", "Example:", "  radar comment 3f2a9c1e --comment \"Called, no answer\""})
    public static final class Comment extends AlertAct {
        public Comment() {
            super(Kind.COMMENT);
        }

        @Override
        Instant until(Instant now) {
            if (comment() == null || comment().isBlank()) {
                throw new WrongUsage("--comment is missing. Add --comment TEXT.");
            }
            return null;
        }
    }
}
