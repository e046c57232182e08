package io.regretradar.schema.wire;

import org.apache.avro.Schema;

/**
 * The Avro datum inside a frame.
 *
 * @param writer the schema it was written with
 * @param bytes the whole record value; not copied
 * @param offset where the datum begins in {@code bytes}; it goes on to their end
 */
@SuppressWarnings("ArrayRecordComponent") // a view for the reader, never compared
public record Payload(Schema writer, byte[] bytes, int offset) {}
