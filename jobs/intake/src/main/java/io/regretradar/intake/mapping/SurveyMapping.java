package io.regretradar.intake.mapping;

import io.regretradar.domain.event.ContactRole;
import io.regretradar.domain.event.SurveyEvent;
import io.regretradar.domain.journey.Stage;
import io.regretradar.domain.regret.RegretType;
import io.regretradar.intake.RejectionReason;
import io.regretradar.schema.SurveyAction;
import io.regretradar.schema.SurveyKind;
import java.time.Instant;

final class SurveyMapping implements RecordMapping<io.regretradar.schema.SurveyEvent, SurveyEvent> {

    @Override
    public Class<io.regretradar.schema.SurveyEvent> type() {
        return io.regretradar.schema.SurveyEvent.class;
    }

    @Override
    public SurveyEvent toEvent(io.regretradar.schema.SurveyEvent record, EventChecks checks)
            throws InvalidEventException {
        return new SurveyEvent(
                checks.header(
                        record.getEventId(),
                        record.getAccountId(),
                        record.getContactId(),
                        record.getOccurredAt(),
                        record.getSource()),
                Values.id("surveyId", record.getSurveyId()),
                Symbols.as(SurveyEvent.Kind.class, record.getKind()),
                Symbols.as(SurveyEvent.Action.class, record.getAction()),
                score(record),
                Symbols.as(Stage.class, record.getStage()),
                Symbols.as(RegretType.class, record.getRegretType()),
                Symbols.as(ContactRole.class, record.getContactRole()),
                Values.texts("tags", record.getTags()));
    }

    private static Integer score(io.regretradar.schema.SurveyEvent record)
            throws InvalidEventException {
        SurveyKind kind = record.getKind();
        Long score = record.getScore();
        if (score == null
                && record.getAction() == SurveyAction.RESPONDED
                && kind != SurveyKind.UNKNOWN) {
            throw new InvalidEventException(
                    RejectionReason.MISSING_VALUE,
                    "score is missing, but a %s survey that was RESPONDED must have one."
                            .formatted(kind));
        }
        String field = "score (of kind " + kind + ")";
        return switch (kind) {
            case NPS -> Values.small(field, score, 0, 10);
            case CSAT -> Values.small(field, score, 1, 5);
            case STAGE_STATEMENT, REGRET_ITEM -> Values.small(field, score, 1, 7);
            // A newer kind of survey has a scale that we do not know; no formula counts it.
            case UNKNOWN -> Values.small(field, score, Integer.MIN_VALUE, Integer.MAX_VALUE);
        };
    }

    @Override
    public io.regretradar.schema.SurveyEvent toRecord(SurveyEvent event) {
        var record = new io.regretradar.schema.SurveyEvent();
        record.setEventId(event.eventId());
        record.setAccountId(event.accountId());
        record.setContactId(event.contactId());
        record.setOccurredAt(Instant.ofEpochMilli(event.occurredAt()));
        record.setSource(event.header().source());
        record.setSurveyId(event.surveyId());
        record.setKind(Symbols.as(SurveyKind.class, event.kind()));
        record.setAction(Symbols.as(SurveyAction.class, event.action()));
        record.setScore(Numbers.widen(event.score()));
        record.setStage(Symbols.as(io.regretradar.schema.Stage.class, event.stage()));
        record.setRegretType(
                Symbols.as(io.regretradar.schema.RegretType.class, event.regretType()));
        record.setContactRole(
                Symbols.as(io.regretradar.schema.ContactRole.class, event.contactRole()));
        record.setTags(event.tags());
        return record;
    }
}
