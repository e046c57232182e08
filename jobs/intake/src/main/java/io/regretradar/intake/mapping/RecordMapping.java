package io.regretradar.intake.mapping;

import io.regretradar.domain.event.AccountEvent;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Takes one stream's events between their Avro record and the domain.
 *
 * @param <R> the generated record
 * @param <E> the domain's event
 */
public interface RecordMapping<R extends SpecificRecordBase, E extends AccountEvent> {

    /** The generated record's class. */
    Class<R> type();

    /**
     * The event that the record means.
     *
     * @throws InvalidEventException if a value is not allowed
     */
    E toEvent(R record, EventChecks checks) throws InvalidEventException;

    /** The record that means the event. */
    R toRecord(E event);
}
