package io.regretradar.domain.account;

import io.regretradar.domain.activity.ActivityMemory;
import io.regretradar.domain.document.PeriodDocuments;

/** Decides when the documents of hours and days are written, and written again. */
final class PeriodWriter {

    private final PeriodDocuments documents;
    private final long lateAllowance;

    PeriodWriter(PeriodDocuments documents, long lateAllowance) {
        this.documents = documents;
        this.lateAllowance = lateAllowance;
    }

    /** Writes the hours with activity that have ended. */
    void hoursEnded(AccountState state, long now, AccountOutput out) {
        state.activity
                .hoursDue(now)
                .forEach((end, hour) -> out.document(documents.hour(state, end, hour)));
    }

    /** At a local midnight: writes every date that has ended since the last one written. */
    void daysEnded(AccountState state, long midnight, AccountOutput out) {
        int today = state.day(midnight);
        Integer last = state.activity.lastWrittenDay();
        int first = last == null ? state.firstDay : Math.min(last + 1, today - 1);
        for (int day = first; day < today; day++) {
            out.document(documents.day(state, day));
        }
        state.activity.prune(today, midnight - lateAllowance);
    }

    /** Whether the date of that instant has no document yet. */
    static boolean owesDay(AccountState state, long at) {
        Integer last = state.activity.lastWrittenDay();
        return last == null || last < state.day(at);
    }

    /** Writes again what a late event has changed: its hour, its date and the dates after it. */
    void corrected(AccountState state, long occurredAt, AccountOutput out) {
        var hour = state.activity.endedHourOf(occurredAt, state.clock);
        if (hour != null) {
            out.document(documents.hour(state, hour.getKey(), hour.getValue()));
        }
        ActivityMemory activity = state.activity;
        Integer last = activity.lastWrittenDay();
        int from = state.day(occurredAt);
        for (int day = from; last != null && day <= last; day++) {
            out.document(documents.day(state, day));
        }
    }
}
