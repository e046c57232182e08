package io.regretradar.cli.digest;

import io.regretradar.cli.chart.Svg;
import io.regretradar.domain.alert.Band;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/**
 * An account to call, with why and what to do.
 *
 * @param facts what one should know of the account, e.g. "smb", "26,000 a year"
 * @param band the highest band of its alerts
 * @param change score minus that of a day ago; empty where there was none
 * @param since when its most serious alert opened
 * @param reasons sentences, the weightiest first
 * @param moves what made the score change since yesterday, e.g. "+9 first replies to tickets"
 * @param stageChange e.g. "moved from Set-up to First adoption", or null
 * @param play what to do, or null where no play is suggested
 * @param history the score of 30 days
 * @param historyInWords the same for those who cannot see it
 */
record Call(
        int rank,
        Who who,
        List<String> facts,
        Band band,
        OptionalDouble score,
        OptionalDouble change,
        OptionalDouble valueAtRisk,
        Instant since,
        List<String> reasons,
        List<String> moves,
        String stageChange,
        Play play,
        List<Alert> alerts,
        Svg history,
        String historyInWords) {

    /**
     * A suggested play.
     *
     * @param name harmless to show
     * @param due null where it has no time
     * @param standing whether it is open, overdue, done or has failed
     */
    record Play(String name, String owner, Instant due, Standing standing) {}

    /** How a play stands. */
    enum Standing {
        OPEN,
        OVERDUE,
        DONE,
        FAILED
    }

    /**
     * One of the account's alerts.
     *
     * @param state e.g. "New", "In progress, by olga"
     * @param quiet why nobody was told of it, or null
     */
    record Alert(String type, Band band, Instant since, String state, String quiet) {}

    /** Class of the style sheet. */
    String style() {
        return switch (band) {
            case CRITICAL -> "critical";
            case AT_RISK -> "serious";
            default -> "watch";
        };
    }
}
