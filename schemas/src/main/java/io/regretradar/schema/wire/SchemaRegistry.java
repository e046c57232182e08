package io.regretradar.schema.wire;

import io.regretradar.schema.wire.UnreadableRecordException.Fault;
import org.apache.avro.Schema;

/** Finds the writer's schema of a Confluent frame. */
@FunctionalInterface
public interface SchemaRegistry {

    /**
     * The schema with that id; the same object each time.
     *
     * @param id the id in the frame
     * @throws UnreadableRecordException if the registry has no Avro schema of that id: the record's
     *     fault
     * @throws SchemaRegistryUnavailableException if the registry cannot be asked: not the record's
     *     fault
     */
    Schema schema(int id) throws UnreadableRecordException;

    /** For deployments without a registry: knows no schema. */
    static SchemaRegistry none() {
        return id -> {
            throw new UnreadableRecordException(
                    Fault.UNKNOWN_SCHEMA,
                    "The record names schema id %d of a schema registry, but none is configured."
                            .formatted(id));
        };
    }
}
