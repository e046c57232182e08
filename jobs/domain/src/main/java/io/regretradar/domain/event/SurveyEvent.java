package io.regretradar.domain.event;

import io.regretradar.domain.journey.Stage;
import io.regretradar.domain.regret.RegretType;
import java.util.List;

/**
 * A survey asked, answered or expired.
 *
 * @param score NPS 0..10, CSAT 1..5, statements and regret items 1..7; null unless answered
 * @param stage the stage a STAGE_STATEMENT is about, or null
 * @param regretType the type a REGRET_ITEM measures, or null
 * @param contactRole UNKNOWN where not stated
 */
public record SurveyEvent(
        Header header,
        String surveyId,
        Kind kind,
        Action action,
        Integer score,
        Stage stage,
        RegretType regretType,
        ContactRole contactRole,
        List<String> tags)
        implements AccountEvent {

    public enum Kind {
        NPS,
        CSAT,
        STAGE_STATEMENT,
        REGRET_ITEM,
        UNKNOWN
    }

    public enum Action {
        REQUESTED,
        RESPONDED,
        EXPIRED,
        UNKNOWN
    }

    public SurveyEvent {
        contactRole = contactRole == null ? ContactRole.UNKNOWN : contactRole;
        tags = tags == null ? List.of() : List.copyOf(tags);
    }

    @Override
    public Stream stream() {
        return Stream.SURVEYS;
    }
}
