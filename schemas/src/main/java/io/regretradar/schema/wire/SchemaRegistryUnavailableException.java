package io.regretradar.schema.wire;

/**
 * The schema registry cannot be asked. Nothing is wrong with the record at hand, so it must be
 * tried again later and not be set aside.
 */
public final class SchemaRegistryUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SchemaRegistryUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
