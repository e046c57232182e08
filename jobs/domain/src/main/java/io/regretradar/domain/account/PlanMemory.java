package io.regretradar.domain.account;

import io.regretradar.domain.event.SurveyEvent;
import io.regretradar.domain.event.TouchpointEvent;
import io.regretradar.domain.event.TouchpointEvent.Purpose;
import io.regretradar.domain.journey.Stage;
import io.regretradar.domain.journey.TouchpointPlan;
import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The planned touchpoints of the present stage, and those that fell due within 90 days. */
final class PlanMemory {

    private static final int DAYS = 90;
    private static final double LATE_OR_NO_SHOW = 0.5;

    private static final class Item {
        String name;
        Purpose purpose;
        SurveyEvent.Kind survey;
        int dueDay;
        int entryDay;
        int everyDays;
        long dueAt;
        long graceUntil;
        double weight;
        boolean filled;
        double quality;

        /** Whether it belongs to the present visit of the stage. */
        boolean current;

        int dueDate() {
            return entryDay + dueDay;
        }
    }

    private final List<Item> items = new ArrayList<>();

    /** A stage begins: what was not yet due in the one before is void, a new plan starts. */
    void enter(Stage stage, long at, LocalCalendar calendar, TouchpointPlan plan) {
        roll(at, calendar, plan);
        items.removeIf(item -> item.current && item.dueAt > at);
        items.forEach(item -> item.current = false);
        for (TouchpointPlan.Item planned : plan.items()) {
            if (planned.stage() == stage) {
                Item item = new Item();
                item.name = planned.name();
                item.purpose = planned.purpose();
                item.survey = planned.filledBySurvey();
                item.everyDays = planned.everyDays() == null ? 0 : planned.everyDays();
                item.entryDay = calendar.day(at);
                item.current = true;
                item.weight = plan.weight(planned.purpose());
                schedule(item, planned.dueDay(), calendar, plan);
                items.add(item);
            }
        }
    }

    private static void schedule(
            Item item, int dueDay, LocalCalendar calendar, TouchpointPlan plan) {
        item.dueDay = dueDay;
        item.dueAt = calendar.start(item.dueDate() + 1);
        item.graceUntil = item.dueAt + plan.graceMillis(dueDay);
    }

    /** Repeats the items that repeat, once the one before is due. */
    void roll(long at, LocalCalendar calendar, TouchpointPlan plan) {
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            if (item.current && item.everyDays > 0 && item.dueAt <= at && isLast(i)) {
                Item next = new Item();
                next.name = item.name;
                next.purpose = item.purpose;
                next.survey = item.survey;
                next.everyDays = item.everyDays;
                next.entryDay = item.entryDay;
                next.current = true;
                next.weight = item.weight;
                schedule(next, item.dueDay + item.everyDays, calendar, plan);
                items.add(next);
            }
        }
    }

    private boolean isLast(int index) {
        Item item = items.get(index);
        for (int i = index + 1; i < items.size(); i++) {
            if (items.get(i).current && items.get(i).name.equals(item.name)) {
                return false;
            }
        }
        return true;
    }

    void apply(TouchpointEvent event) {
        switch (event.action()) {
            case COMPLETED, VENDOR_MESSAGE -> fill(event, false);
            case MISSED_BY_CUSTOMER -> fill(event, true);
            default -> {}
        }
    }

    private void fill(TouchpointEvent event, boolean noShow) {
        Item item =
                earliestOpen(
                        event.occurredAt(),
                        candidate ->
                                event.planItem() == null
                                        ? candidate.survey == null
                                                && candidate.purpose == event.purpose()
                                        : candidate.name.equals(event.planItem()));
        if (item != null) {
            fill(item, event.occurredAt(), noShow);
        }
    }

    /** A survey asked may be what the plan asks for. */
    void apply(SurveyEvent event) {
        if (event.action() == SurveyEvent.Action.REQUESTED) {
            Item item =
                    earliestOpen(event.occurredAt(), candidate -> candidate.survey == event.kind());
            if (item != null) {
                fill(item, event.occurredAt(), false);
            }
        }
    }

    /** A no-show earns its half but leaves the item open: the session may still be held. */
    private static void fill(Item item, long at, boolean noShow) {
        item.filled = !noShow;
        item.quality = at < item.dueAt && !noShow ? 1 : LATE_OR_NO_SHOW;
    }

    private Item earliestOpen(long at, java.util.function.Predicate<Item> matches) {
        Item earliest = null;
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            boolean fillable =
                    item.current && !item.filled && at < item.graceUntil && matches.test(item);
            if (fillable && isOpen(item, at) && (earliest == null || item.dueAt < earliest.dueAt)) {
                earliest = item;
            }
        }
        return earliest;
    }

    /** Open once the item of that name before it is due. */
    private boolean isOpen(Item item, long at) {
        for (Item other : items) {
            boolean before =
                    other.current && other.name.equals(item.name) && other.dueAt < item.dueAt;
            if (before && other.dueAt > at) {
                return false;
            }
        }
        return true;
    }

    /** Weighted share of the items due in 90 days that took place in time; NaN for none. */
    double coverage(long at, int day) {
        double sum = 0;
        double weights = 0;
        for (Item item : items) {
            boolean due = item.dueAt <= at && item.dueDate() > day - DAYS && item.dueDate() <= day;
            if (due) {
                sum += item.weight * item.quality;
                weights += item.weight;
            }
        }
        return weights == 0 ? Double.NaN : sum / weights;
    }

    void prune(int day) {
        items.removeIf(
                item -> item.dueDate() <= day - DAYS && (!item.current || hasSuccessor(item)));
    }

    private boolean hasSuccessor(Item item) {
        return item.everyDays == 0 || !isLast(items.indexOf(item));
    }

    void write(StateOutput out) throws IOException {
        out.list(
                items,
                item -> {
                    out.text(item.name);
                    out.symbol(item.purpose);
                    out.symbol(item.survey);
                    out.number(item.dueDay);
                    out.number(item.entryDay);
                    out.number(item.everyDays);
                    out.number(item.dueAt);
                    out.number(item.graceUntil);
                    out.real(item.weight);
                    out.bool(item.filled);
                    out.real(item.quality);
                    out.bool(item.current);
                });
    }

    void read(StateInput in) throws IOException {
        in.each(
                () -> {
                    Item item = new Item();
                    item.name = in.text();
                    item.purpose = in.symbol(Purpose.values());
                    item.survey = in.symbol(SurveyEvent.Kind.values());
                    item.dueDay = in.integer();
                    item.entryDay = in.integer();
                    item.everyDays = in.integer();
                    item.dueAt = in.number();
                    item.graceUntil = in.number();
                    item.weight = in.real();
                    item.filled = in.bool();
                    item.quality = in.real();
                    item.current = in.bool();
                    items.add(item);
                });
    }
}
