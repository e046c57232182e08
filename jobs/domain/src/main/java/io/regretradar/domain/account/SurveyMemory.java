package io.regretradar.domain.account;

import io.regretradar.domain.event.ContactRole;
import io.regretradar.domain.event.SurveyEvent;
import io.regretradar.domain.journey.Stage;
import io.regretradar.domain.regret.RegretProfile;
import io.regretradar.domain.regret.RegretType;
import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Surveys asked and answered: the latest NPS of each contact, requests, statements, regret items.
 */
final class SurveyMemory {

    private static final int MOST_KEPT = 500;
    private static final int NPS_DAYS = 180;
    private static final int ITEM_DAYS = 60;
    private static final int LEAST_DECIDED = 2;
    private static final long DECIDED_AFTER = 14 * Times.DAY;

    /** An NPS answer; role as stated with an answer that names no contact, else null. */
    private record Answer(long at, int day, int score, ContactRole role) {}

    /** An NPS request, by survey and contact. */
    private record Request(long at, int day, boolean answered, boolean expired) {
        Request withAnswer() {
            return new Request(at, day, true, expired);
        }

        Request withExpiry() {
            return new Request(at, day, answered, true);
        }
    }

    private record RequestKey(String surveyId, String contactId) {}

    private record Statement(int day, Stage stage, int score) {}

    private record Item(int day, RegretType type, int score) {}

    private final Map<String, Answer> byContact = new TreeMap<>();
    private final Map<String, Answer> bySurvey = new TreeMap<>();
    private final Map<RequestKey, Request> requests = new LinkedHashMap<>();
    private final Deque<Statement> statements = new ArrayDeque<>();
    private final Deque<Item> items = new ArrayDeque<>();

    /**
     * @param lastLeft the stage last left, which a statement without a stage is about; or null
     * @return false for a repeated request, which counts for nothing
     */
    boolean apply(SurveyEvent event, int day, Stage lastLeft) {
        switch (event.kind()) {
            case NPS -> {
                return applyNps(event, day);
            }
            case STAGE_STATEMENT -> {
                if (answered(event)) {
                    Stage stage = event.stage() == null ? lastLeft : event.stage();
                    keep(statements, new Statement(day, stage, event.score()));
                }
            }
            case REGRET_ITEM -> {
                if (answered(event)
                        && event.regretType() != null
                        && event.regretType() != RegretType.UNKNOWN) {
                    keep(items, new Item(day, event.regretType(), event.score()));
                }
            }
            default -> {}
        }
        return true;
    }

    private static boolean answered(SurveyEvent event) {
        return event.action() == SurveyEvent.Action.RESPONDED && event.score() != null;
    }

    private boolean applyNps(SurveyEvent event, int day) {
        RequestKey key = new RequestKey(event.surveyId(), event.contactId());
        switch (event.action()) {
            case REQUESTED -> {
                Request request = new Request(event.occurredAt(), day, false, false);
                boolean first = requests.putIfAbsent(key, request) == null;
                bound(requests);
                return first;
            }
            case EXPIRED -> requests.computeIfPresent(key, (k, request) -> request.withExpiry());
            case RESPONDED -> {
                requests.computeIfPresent(key, (k, request) -> request.withAnswer());
                if (event.score() != null) {
                    answer(event, day);
                }
            }
            default -> {}
        }
        return true;
    }

    private void answer(SurveyEvent event, int day) {
        boolean named = event.contactId() != null;
        Map<String, Answer> answers = named ? byContact : bySurvey;
        String key = named ? event.contactId() : event.surveyId();
        Answer before = answers.get(key);
        if (before == null || event.occurredAt() >= before.at()) {
            ContactRole role = named ? null : event.contactRole();
            answers.put(key, new Answer(event.occurredAt(), day, event.score(), role));
        }
        while (answers.size() > MOST_KEPT) {
            answers.remove(oldest(answers));
        }
    }

    private static String oldest(Map<String, Answer> answers) {
        return answers.entrySet().stream()
                .min(Map.Entry.comparingByValue(java.util.Comparator.comparingLong(Answer::at)))
                .orElseThrow()
                .getKey();
    }

    private static <T> void keep(Deque<T> list, T entry) {
        list.addLast(entry);
        if (list.size() > MOST_KEPT) {
            list.removeFirst();
        }
    }

    private static <K, V> void bound(Map<K, V> map) {
        if (map.size() > MOST_KEPT) {
            map.remove(map.keySet().iterator().next());
        }
    }

    /** Mean of the latest answers of 180 days, weighted by role; NaN for none. */
    double npsWeighted(int day, Function<String, ContactRole> roles) {
        double sum = 0;
        double weights = 0;
        for (Map.Entry<String, Answer> entry : byContact.entrySet()) {
            if (within(entry.getValue().day(), day, NPS_DAYS)) {
                double weight = weight(roles.apply(entry.getKey()));
                sum += weight * entry.getValue().score();
                weights += weight;
            }
        }
        for (Answer answer : bySurvey.values()) {
            if (within(answer.day(), day, NPS_DAYS)) {
                double weight = weight(answer.role());
                sum += weight * answer.score();
                weights += weight;
            }
        }
        return weights == 0 ? Double.NaN : sum / weights;
    }

    private static double weight(ContactRole role) {
        return switch (role) {
            case DECISION_MAKER -> 3;
            case CHAMPION -> 2;
            default -> 1;
        };
    }

    /** Share of decided NPS requests of 180 days without an answer; NaN under two decided. */
    double npsSilence(long at, int day) {
        int decided = 0;
        int silent = 0;
        for (Request request : requests.values()) {
            if (!within(request.day(), day, NPS_DAYS)) {
                continue;
            }
            if (request.answered() || request.expired() || at - request.at() >= DECIDED_AFTER) {
                decided++;
                silent += request.answered() ? 0 : 1;
            }
        }
        return decided < LEAST_DECIDED ? Double.NaN : silent / (double) decided;
    }

    /** Mean agreement (1..7) of 180 days with that stage's statement; NaN for none. */
    double statementMean(int day, Stage stage) {
        double sum = 0;
        int n = 0;
        for (Statement statement : statements) {
            if (statement.stage() == stage && within(statement.day(), day, NPS_DAYS)) {
                sum += statement.score();
                n++;
            }
        }
        return n == 0 ? Double.NaN : sum / n;
    }

    /** Mean answers (1..7) of 60 days to each type's item, NaN where there is none. */
    double[] regretAnswers(int day) {
        double[] means = new double[RegretProfile.TYPES];
        int[] n = new int[RegretProfile.TYPES];
        for (Item item : items) {
            if (within(item.day(), day, ITEM_DAYS)) {
                means[item.type().ordinal()] += item.score();
                n[item.type().ordinal()]++;
            }
        }
        Arrays.setAll(means, k -> n[k] == 0 ? Double.NaN : means[k] / n[k]);
        return means;
    }

    private static boolean within(int eventDay, int day, int days) {
        return eventDay > day - days && eventDay <= day;
    }

    void prune(int day) {
        byContact.values().removeIf(answer -> answer.day() <= day - NPS_DAYS);
        bySurvey.values().removeIf(answer -> answer.day() <= day - NPS_DAYS);
        requests.values().removeIf(request -> request.day() <= day - NPS_DAYS);
        statements.removeIf(statement -> statement.day() <= day - NPS_DAYS);
        items.removeIf(item -> item.day() <= day - ITEM_DAYS);
    }

    void write(StateOutput out) throws IOException {
        answers(out, byContact);
        answers(out, bySurvey);
        out.map(
                requests,
                entry -> {
                    out.text(entry.getKey().surveyId());
                    out.text(entry.getKey().contactId());
                    out.number(entry.getValue().at());
                    out.number(entry.getValue().day());
                    out.bool(entry.getValue().answered());
                    out.bool(entry.getValue().expired());
                });
        out.list(
                statements,
                statement -> {
                    out.number(statement.day());
                    out.symbol(statement.stage());
                    out.number(statement.score());
                });
        out.list(
                items,
                item -> {
                    out.number(item.day());
                    out.symbol(item.type());
                    out.number(item.score());
                });
    }

    private static void answers(StateOutput out, Map<String, Answer> answers) throws IOException {
        out.map(
                answers,
                entry -> {
                    out.text(entry.getKey());
                    out.number(entry.getValue().at());
                    out.number(entry.getValue().day());
                    out.number(entry.getValue().score());
                    out.symbol(entry.getValue().role());
                });
    }

    void read(StateInput in) throws IOException {
        in.each(() -> byContact.put(in.text(), answer(in)));
        in.each(() -> bySurvey.put(in.text(), answer(in)));
        in.each(
                () ->
                        requests.put(
                                new RequestKey(in.text(), in.text()),
                                new Request(in.number(), in.integer(), in.bool(), in.bool())));
        in.each(
                () ->
                        statements.add(
                                new Statement(
                                        in.integer(), in.symbol(Stage.values()), in.integer())));
        in.each(
                () ->
                        items.add(
                                new Item(
                                        in.integer(),
                                        in.symbol(RegretType.values()),
                                        in.integer())));
    }

    private static Answer answer(StateInput in) throws IOException {
        return new Answer(in.number(), in.integer(), in.integer(), in.symbol(ContactRole.values()));
    }
}
