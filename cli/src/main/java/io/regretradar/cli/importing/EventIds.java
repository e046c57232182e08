package io.regretradar.cli.importing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Event ids that are the same whenever, and from whichever file, the same thing is imported: UUIDs
 * of version 5 (SHA-1) over the mapping's name, the event's name in it, and what tells the row from
 * others.
 */
final class EventIds {
    /** Our own namespace, drawn once. */
    private static final UUID NAMESPACE = UUID.fromString("5b9c2f0e-7d34-4c1a-9a3e-2f6b8d10c7e5");

    private EventIds() {}

    static String of(String mapping, String event, String row) {
        byte[] name = (mapping + '\n' + event + '\n' + row).getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(2 * Long.BYTES + name.length);
        bytes.putLong(NAMESPACE.getMostSignificantBits());
        bytes.putLong(NAMESPACE.getLeastSignificantBits());
        bytes.put(name);
        ByteBuffer hash = ByteBuffer.wrap(DigestUtils.sha1(bytes.array()));
        long most = (hash.getLong() & ~0xF000L) | 0x5000L;
        long least = (hash.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(most, least).toString();
    }
}
