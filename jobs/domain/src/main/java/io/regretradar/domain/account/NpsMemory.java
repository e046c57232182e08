package io.regretradar.domain.account;

import io.regretradar.domain.event.ContactRole;
import io.regretradar.domain.event.SurveyEvent;
import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** NPS surveys of 180 days: the latest answer of each contact, and requests by their outcome. */
final class NpsMemory {

    private static final int MOST_KEPT = 500;
    private static final int DAYS = 180;
    private static final int LEAST_DECIDED = 2;
    private static final long DECIDED_AFTER = 14 * Times.DAY;

    /** An answer; role as stated with an answer that names no contact, else null. */
    private record Answer(long at, int day, int score, ContactRole role) {}

    private record RequestKey(String surveyId, String contactId) {}

    private record Request(long at, int day, boolean answered, boolean expired) {
        Request withAnswer() {
            return new Request(at, day, true, expired);
        }

        Request withExpiry() {
            return new Request(at, day, answered, true);
        }
    }

    private final Map<String, Answer> byContact = new TreeMap<>();
    private final Map<String, Answer> bySurvey = new TreeMap<>();
    private final Map<RequestKey, Request> requests = new LinkedHashMap<>();

    /** Takes a survey event; false for a repeated request, which counts for nothing. */
    boolean apply(SurveyEvent event, int day) {
        RequestKey key = new RequestKey(event.surveyId(), event.contactId());
        switch (event.action()) {
            case REQUESTED -> {
                Request request = new Request(event.occurredAt(), day, false, false);
                boolean first = requests.putIfAbsent(key, request) == null;
                if (requests.size() > MOST_KEPT) {
                    requests.remove(requests.keySet().iterator().next());
                }
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
        if (answers.size() > MOST_KEPT) {
            answers.remove(oldest(answers));
        }
    }

    private static String oldest(Map<String, Answer> answers) {
        return answers.entrySet().stream()
                .min(Map.Entry.comparingByValue(Comparator.comparingLong(Answer::at)))
                .orElseThrow()
                .getKey();
    }

    /** Mean of the latest answers, weighted by role; NaN for none. */
    double weighted(int day, Function<String, ContactRole> roles) {
        double sum = 0;
        double weights = 0;
        for (Map.Entry<String, Answer> entry : byContact.entrySet()) {
            if (within(entry.getValue().day(), day)) {
                double weight = weight(roles.apply(entry.getKey()));
                sum += weight * entry.getValue().score();
                weights += weight;
            }
        }
        for (Answer answer : bySurvey.values()) {
            if (within(answer.day(), day)) {
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

    /** Share of decided requests without an answer; NaN under two decided. */
    double silence(long at, int day) {
        int decided = 0;
        int silent = 0;
        for (Request request : requests.values()) {
            if (!within(request.day(), day)) {
                continue;
            }
            if (request.answered() || request.expired() || at - request.at() >= DECIDED_AFTER) {
                decided++;
                silent += request.answered() ? 0 : 1;
            }
        }
        return decided < LEAST_DECIDED ? Double.NaN : silent / (double) decided;
    }

    /** Whether anybody's latest answer of so many days is at least that. */
    boolean anyFrom(int least, int day, int days) {
        return Stream.concat(byContact.values().stream(), bySurvey.values().stream())
                .anyMatch(answer -> answer.score() >= least && within(answer.day(), day, days));
    }

    /** Whether the latest answer of so many days of a decision maker is at most that. */
    boolean decisionMakerUpTo(int most, int day, int days, Function<String, ContactRole> roles) {
        return byContact.entrySet().stream()
                        .filter(entry -> low(entry.getValue(), most, day, days))
                        .anyMatch(e -> roles.apply(e.getKey()) == ContactRole.DECISION_MAKER)
                || bySurvey.values().stream()
                        .filter(answer -> low(answer, most, day, days))
                        .anyMatch(answer -> answer.role() == ContactRole.DECISION_MAKER);
    }

    private static boolean low(Answer answer, int most, int day, int days) {
        return answer.score() <= most && within(answer.day(), day, days);
    }

    private static boolean within(int eventDay, int day, int days) {
        return eventDay > day - days && eventDay <= day;
    }

    private static boolean within(int eventDay, int day) {
        return within(eventDay, day, DAYS);
    }

    void prune(int day) {
        byContact.values().removeIf(answer -> answer.day() <= day - DAYS);
        bySurvey.values().removeIf(answer -> answer.day() <= day - DAYS);
        requests.values().removeIf(request -> request.day() <= day - DAYS);
    }

    void write(StateOutput out) throws IOException {
        write(out, byContact);
        write(out, bySurvey);
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
    }

    private static void write(StateOutput out, Map<String, Answer> answers) throws IOException {
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
    }

    private static Answer answer(StateInput in) throws IOException {
        return new Answer(in.number(), in.integer(), in.integer(), in.symbol(ContactRole.values()));
    }
}
