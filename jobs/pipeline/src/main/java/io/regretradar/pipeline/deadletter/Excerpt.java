package io.regretradar.pipeline.deadletter;

import java.io.Serializable;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Bytes, kept up to a limit, with what is needed to recognise the whole.
 *
 * @param head the first bytes, at most {@link #LIMIT}
 * @param length length of all bytes; -1 where there were none at all (a null value)
 * @param sha256 SHA-256 of all bytes, in hex; empty where there were none
 */
public record Excerpt(byte[] head, long length, String sha256) implements Serializable {

    /** Bytes that are kept, at most: 64 KiB. */
    public static final int LIMIT = 64 * 1024;

    /** An excerpt of these bytes; of none if null. */
    public static Excerpt of(byte[] bytes) {
        if (bytes == null) {
            return new Excerpt(new byte[0], -1, "");
        }
        byte[] head = bytes.length <= LIMIT ? bytes : Arrays.copyOf(bytes, LIMIT);
        return new Excerpt(head, bytes.length, sha256(bytes));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
