package io.regretradar.domain.document;

import io.regretradar.domain.account.AccountState;
import io.regretradar.domain.activity.Activity;
import io.regretradar.domain.activity.ActivityMemory;
import io.regretradar.domain.activity.HourActivity;
import io.regretradar.domain.activity.Measure;
import io.regretradar.domain.activity.WaitSketch;
import io.regretradar.domain.activity.WrittenPeriod;
import io.regretradar.domain.event.TouchpointEvent.Emotion;
import io.regretradar.domain.rules.Rules;
import java.time.LocalDate;
import java.util.Locale;

/** The documents of days and hours. Field names are those of fields.yml. */
public final class PeriodDocuments {

    private static final long HOUR = 3_600_000L;

    private final DocumentVersion version;
    private final EvaluationFields fields;

    public PeriodDocuments(Rules rules, DocumentVersion version) {
        this.version = version;
        this.fields = new EvaluationFields(rules);
    }

    /** A local date of the account with the windows of 7 and 28 days that end with it. */
    public Document day(AccountState state, int day) {
        ActivityMemory activity = state.activity();
        long start = state.startOf(day);
        long end = state.startOf(day + 1);
        WrittenPeriod written = activity.written(day);
        int revision = written.next(state.stage(), state.band());
        DocumentBody body = period(state, written, start, end, revision);
        body.text("period.date", LocalDate.ofEpochDay(day).toString());
        window(body, state, "day", day, day, end);
        window(body, state, "w7", day - 6, day, end);
        window(body, state, "w28", day - 27, day, end);
        return new Document(
                "regret-account-days-" + DocumentBody.month(start),
                state.accountId() + ":" + LocalDate.ofEpochDay(day),
                version.at(end, revision),
                end,
                body.bytes());
    }

    /** An hour (UTC) with activity. */
    public Document hour(AccountState state, long end, HourActivity hour) {
        long start = end - HOUR;
        int revision = hour.written().next(state.stage(), state.band());
        DocumentBody body = period(state, hour.written(), start, end, revision);
        body.text("period.date", LocalDate.ofEpochDay(state.dayOf(start)).toString());
        core(body, "hour", hour.activity(), hour.activeUsers(), hour.featuresUsed());
        return new Document(
                "regret-account-hours-" + DocumentBody.month(start),
                state.accountId() + ":" + DocumentBody.instant(start),
                version.at(end, revision),
                end,
                body.bytes());
    }

    private DocumentBody period(
            AccountState state, WrittenPeriod written, long start, long end, int revision) {
        return fields.placed(state, start, written.stage(), written.band())
                .time("period.start", start)
                .time("period.end", end)
                .whole("revision", revision);
    }

    private static void window(
            DocumentBody body, AccountState state, String span, int from, int to, long end) {
        ActivityMemory memory = state.activity();
        Activity activity = memory.between(from, to);
        core(body, span, activity, state.activeUsers(from, to), state.featuresUsed(from, to));
        long due = memory.feedbackDue(from, to);
        body.whole(span + ".feedback.due", due);
        if (due > 0) {
            body.number(
                    span + ".feedback.closed_rate",
                    memory.feedbackClosed(from, to, end) / (double) due);
        }
        for (Emotion emotion : Emotion.values()) {
            if (emotion != Emotion.UNKNOWN) {
                String name = emotion.name().toLowerCase(Locale.ROOT);
                body.whole(span + ".emotion." + name, activity.emotions(emotion));
            }
        }
    }

    private static void core(
            DocumentBody body, String span, Activity activity, int users, int features) {
        for (Measure measure : Measure.values()) {
            if (measure.field() != null) {
                body.whole(span + "." + measure.field(), activity.count(measure));
            }
        }
        WaitSketch first = activity.firstResponses();
        WaitSketch resolution = activity.resolutions();
        body.number(span + ".tickets.first_response_p50_h", first.percentileHours(.50))
                .number(span + ".tickets.first_response_p75_h", first.percentileHours(.75))
                .number(span + ".tickets.first_response_p95_h", first.percentileHours(.95))
                .number(span + ".tickets.resolution_p50_h", resolution.percentileHours(.50))
                .number(span + ".tickets.resolution_p95_h", resolution.percentileHours(.95))
                .number(span + ".tickets.csat_mean", activity.csatMean())
                .whole(span + ".usage.active_users", users)
                .whole(span + ".usage.features_used", features)
                .number(span + ".usage.minutes", activity.count(Measure.USAGE_SECONDS) / 60.0)
                .number(span + ".nps.score", activity.npsScore());
    }
}
