package io.regretradar.domain.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/** Rules made from the compiled-in ones by changing a value here and there. */
public final class RuleFixtures {

    private static final JsonMapper JSON = new JsonMapper();

    private RuleFixtures() {}

    /** The compiled-in JSON with that version and the value at a pointer replaced. */
    public static String json(RuleKind kind, long version, String pointer, String value) {
        try {
            ObjectNode root = (ObjectNode) JSON.readTree(Rules.defaultJson(kind));
            root.put("version", version);
            if (pointer != null) {
                int slash = pointer.lastIndexOf('/');
                JsonNode parent = root.at(pointer.substring(0, slash));
                String name = pointer.substring(slash + 1);
                if (parent instanceof ArrayNode array) {
                    array.set(Integer.parseInt(name), JSON.readTree(value));
                } else {
                    ((ObjectNode) parent).set(name, JSON.readTree(value));
                }
            }
            return root.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A scorecard whose base differs, so that every score moves by the difference. */
    public static ControlEvent scorecard(long version, double base, String effectiveAt) {
        return event(
                RuleKind.SCORECARD,
                version,
                effectiveAt,
                json(RuleKind.SCORECARD, version, "/base", String.valueOf(base)));
    }

    /** A trial of a scorecard whose base differs. */
    public static ControlEvent shadow(long version, double base, String effectiveAt) {
        String card = json(RuleKind.SCORECARD, 9, "/base", String.valueOf(base));
        return event(
                RuleKind.SHADOW_SCORECARD,
                version,
                effectiveAt,
                json(RuleKind.SHADOW_SCORECARD, version, "/scorecard", card));
    }

    /** The end of a trial. */
    public static ControlEvent noShadow(long version, String effectiveAt) {
        return event(
                RuleKind.SHADOW_SCORECARD,
                version,
                effectiveAt,
                json(RuleKind.SHADOW_SCORECARD, version, null, null));
    }

    /** A version as published. */
    public static ControlEvent event(RuleKind kind, long version, String at, String json) {
        return new ControlEvent(
                kind + "-" + version, kind, version, Instant.parse(at).toEpochMilli(), json);
    }

    /** A silence about an account, published at its begin. */
    public static ControlEvent silence(
            long version, String name, String account, String from, String to) {
        String json =
                """
                {"kind": "SILENCE", "version": %d, "name": "%s", "account": "%s",
                 "from": "%s", "to": "%s"}"""
                        .formatted(version, name, account, from, to);
        return event(RuleKind.SILENCE, version, from, json);
    }
}
