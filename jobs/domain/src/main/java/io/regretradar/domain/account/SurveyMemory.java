package io.regretradar.domain.account;

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

/** Surveys asked and answered: NPS, statements about stages, regret items. */
final class SurveyMemory {

    private static final int MOST_KEPT = 500;
    private static final int STATEMENT_DAYS = 180;
    private static final int ITEM_DAYS = 60;

    private record Statement(int day, Stage stage, int score) {}

    private record Item(int day, RegretType type, int score) {}

    private final NpsMemory nps = new NpsMemory();
    private final Deque<Statement> statements = new ArrayDeque<>();
    private final Deque<Item> items = new ArrayDeque<>();

    /**
     * @param lastLeft the stage last left, which a statement without a stage is about; or null
     * @return false for a repeated request, which counts for nothing
     */
    boolean apply(SurveyEvent event, int day, Stage lastLeft) {
        switch (event.kind()) {
            case NPS -> {
                return nps.apply(event, day);
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

    private static <T> void keep(Deque<T> list, T entry) {
        list.addLast(entry);
        if (list.size() > MOST_KEPT) {
            list.removeFirst();
        }
    }

    NpsMemory nps() {
        return nps;
    }

    /** Mean agreement (1..7) of 180 days with that stage's statement; NaN for none. */
    double statementMean(int day, Stage stage) {
        double sum = 0;
        int n = 0;
        for (Statement statement : statements) {
            if (statement.stage() == stage && within(statement.day(), day, STATEMENT_DAYS)) {
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
        nps.prune(day);
        statements.removeIf(statement -> statement.day() <= day - STATEMENT_DAYS);
        items.removeIf(item -> item.day() <= day - ITEM_DAYS);
    }

    void write(StateOutput out) throws IOException {
        nps.write(out);
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

    void read(StateInput in) throws IOException {
        nps.read(in);
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
}
