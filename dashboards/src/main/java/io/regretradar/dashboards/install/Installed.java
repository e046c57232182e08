package io.regretradar.dashboards.install;

/**
 * What became of one object.
 *
 * @param kind what it is
 * @param name its name or id on the server
 * @param outcome what was done
 * @param why the reason where something was left out or needs attention, else empty
 */
public record Installed(Kind kind, String name, Outcome outcome, String why) {

    /** What can be installed. */
    public enum Kind {
        /** Rules for when old indices are deleted. */
        LIFECYCLE_POLICY,
        /** What an index looks like when it is made. */
        INDEX_TEMPLATE,
        /** An index that exists already, or has no month and is made now. */
        INDEX,
        /** A data view, visualization or dashboard. */
        KIBANA_OBJECT,
        /** What an alert rule speaks through. */
        CONNECTOR,
        /** A rule that Kibana runs. */
        ALERT_RULE
    }

    /** What was done. */
    public enum Outcome {
        /** It was not there. */
        CREATED,
        /** It was there and differed. */
        UPDATED,
        /** It was there and is as it should be. */
        UNCHANGED,
        /** It could or need not be installed; the reason says why. */
        LEFT_OUT,
        /** It was older than the retention and is gone. */
        DELETED,
        /** The server refused it; the reason says why. */
        FAILED
    }

    static Installed of(Kind kind, String name, Outcome outcome) {
        return new Installed(kind, name, outcome, "");
    }
}
