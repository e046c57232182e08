package io.regretradar.cli.alerts;

import io.regretradar.cli.elastic.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Says whether an account can be asked for a referral, and if not, what stands against it. */
final class AdvocacyLines {

    private static final Map<String, String> LACKS =
            Map.of(
                    "PROMOTER", "nobody has answered 9 or 10 of late",
                    "DETRACTOR", "a decision maker is a detractor",
                    "FIRST_SUCCESS", "no first success yet",
                    "LOW_SCORE", "the score has not been low for long enough",
                    "OPEN_ALERT", "an alert about regret is open",
                    "URGENT_TICKET", "an urgent ticket is open",
                    "GOOD_CSAT", "the latest rating is low",
                    "TENURE", "not a customer for long enough",
                    "PAUSE", "asked not long ago",
                    "NO_REGRET", "a kind of regret leads");

    private AdvocacyLines() {}

    /** An empty list where the radar says nothing about it. */
    static List<String> of(Document account) {
        String state = account.text("referral.state");
        if (state == null) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(
                "Referral: %s, readiness %s of 100%s"
                        .formatted(
                                words(state),
                                CallList.whole(account.number("referral.readiness")),
                                since(account, state)));
        for (String lack : account.texts("referral.lacks")) {
            lines.add("  " + LACKS.getOrDefault(lack, lack));
        }
        return lines;
    }

    private static String words(String state) {
        return switch (state) {
            case "READY" -> "can be asked";
            case "NOT_READY" -> "not to be asked yet";
            default -> state;
        };
    }

    private static String since(Document account, String state) {
        String readyAt = account.text("referral.ready_at");
        if (!state.equals("READY") || readyAt == null) {
            return "";
        }
        String prime = Boolean.parseBoolean(account.text("referral.prime")) ? ", prime" : "";
        String missed =
                Boolean.parseBoolean(account.text("referral.missed"))
                        ? ", and nobody has asked"
                        : "";
        return prime + ", since " + CallList.time(readyAt) + " UTC" + missed;
    }
}
