package io.regretradar.cli.story;

import io.regretradar.domain.event.ContactRole;
import io.regretradar.domain.event.SurveyEvent;
import io.regretradar.domain.event.SurveyEvent.Action;
import io.regretradar.domain.event.SurveyEvent.Kind;
import io.regretradar.domain.journey.Stage;
import io.regretradar.domain.regret.RegretType;
import java.util.List;

/** What the customer is asked, and answers. */
final class Polls {
    private static final String SOURCE = "survey-tool";

    private final Tale tale;
    private int surveys;

    Polls(Tale tale) {
        this.tale = tale;
    }

    /** Would you recommend us? Nobody has answered yet. */
    Nps nps(When when, String contact, ContactRole role) {
        Nps nps = new Nps("N-" + ++surveys, contact, role);
        nps.write(when, Action.REQUESTED, null, List.of());
        return nps;
    }

    /** How far the customer agrees (1..7) with the statement of a stage just left. */
    void statement(When when, String contact, Stage stage, int agreement) {
        write(when, contact, Kind.STAGE_STATEMENT, stage, null, agreement);
    }

    /** How far the customer agrees (1..7) with the item of a type of regret. */
    void regret(When when, String contact, RegretType type, int agreement) {
        write(when, contact, Kind.REGRET_ITEM, null, type, agreement);
    }

    private void write(
            When when, String contact, Kind kind, Stage stage, RegretType type, int agreement) {
        tale.tell(
                new SurveyEvent(
                        tale.header(when, contact, SOURCE),
                        "Q-" + ++surveys,
                        kind,
                        Action.RESPONDED,
                        agreement,
                        stage,
                        type,
                        ContactRole.UNKNOWN,
                        List.of()));
    }

    /** One person asked whether they would recommend us. */
    final class Nps {
        private final String id;
        private final String contact;
        private final ContactRole role;

        private Nps(String id, String contact, ContactRole role) {
            this.id = id;
            this.contact = contact;
            this.role = role;
        }

        /**
         * @param score 0..10
         * @param tags what the answer's comment was about
         */
        void answered(When when, int score, String... tags) {
            write(when, Action.RESPONDED, score, List.of(tags));
        }

        private void write(When when, Action action, Integer score, List<String> tags) {
            tale.tell(
                    new SurveyEvent(
                            tale.header(when, contact, SOURCE),
                            id,
                            Kind.NPS,
                            action,
                            score,
                            null,
                            null,
                            role,
                            tags));
        }
    }
}
