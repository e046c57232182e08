package io.regretradar.domain.document;

/**
 * A whole document for Elasticsearch, written with external versions: of two with the same index
 * and id the one with the higher version stays.
 *
 * @param index the index, month included, e.g. {@code regret-scores-2026.11}
 * @param id deterministic {@code _id}
 * @param version see DocumentVersion: rises with event time, never with the wall clock
 * @param evaluatedAt event time in milliseconds since 1970 UTC that the document speaks of
 * @param source the JSON object, UTF-8; fields in a fixed order, so that equal content is equal
 *     byte for byte
 */
public record Document(String index, String id, long version, long evaluatedAt, byte[] source) {}
