package io.regretradar.cli.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.regretradar.cli.console.CommandFailure;
import io.regretradar.domain.rules.RuleException;
import io.regretradar.domain.rules.RuleKind;
import io.regretradar.domain.rules.Rules;
import io.regretradar.domain.rules.Silence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The schemas of rules say what the job's own gate says, of every single value. */
class RuleSchemaTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String SILENCE =
            """
            {"kind": "SILENCE", "version": 1, "name": "move", "account": null, "owner": null,
             "segment": "SMB", "from": "2026-03-01T00:00:00Z", "to": "2026-03-02T00:00:00Z",
             "comment": "moving"}
            """;

    /** A change of a document, and where it was made. */
    private record Changed(String what, JsonNode json) {}

    @ParameterizedTest
    @EnumSource(RuleKind.class)
    void isASchemaItself(RuleKind kind) {
        JsonSchema meta =
                JsonSchemaFactory.getInstance(VersionFlag.V202012)
                        .getSchema(
                                SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

        assertThat(meta.validate(Rules.schema(kind), InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(RuleKind.class)
    void takesWhatHoldsByDefault(RuleKind kind) {
        assertThat(new RuleSchema(kind).problems(sound(kind))).isEmpty();
    }

    /** It must not be stricter than the gate: who edits by it would be kept from a sound change. */
    @ParameterizedTest
    @EnumSource(RuleKind.class)
    void refusesNothingThatTheGateTakes(RuleKind kind) {
        RuleSchema schema = new RuleSchema(kind);
        List<String> wrong = new ArrayList<>();
        int taken = 0;
        for (Changed changed : values(kind)) {
            if (gateTakes(kind, changed.json())) {
                taken++;
                if (!schema.problems(changed.json()).isEmpty()) {
                    wrong.add(changed.what());
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(taken).as("changes that the gate takes").isPositive();
    }

    /** Unknown and missing keys and wrong types: a schema that is laxer there is of no help. */
    @ParameterizedTest
    @EnumSource(RuleKind.class)
    void refusesEveryShapeThatTheGateRefuses(RuleKind kind) {
        RuleSchema schema = new RuleSchema(kind);
        List<String> wrong = new ArrayList<>();
        int refused = 0;
        for (Changed changed : shapes(kind)) {
            if (!gateTakes(kind, changed.json())) {
                refused++;
                if (schema.problems(changed.json()).isEmpty()) {
                    wrong.add(changed.what());
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(refused).as("shapes that the gate refuses").isGreaterThan(5);
    }

    /** Numbers far out of range, one at a time. */
    @ParameterizedTest
    @EnumSource(value = RuleKind.class, mode = Mode.EXCLUDE, names = "SILENCE")
    void refusesMostNumbersThatTheGateRefuses(RuleKind kind) {
        RuleSchema schema = new RuleSchema(kind);
        int refused = 0;
        int seen = 0;
        for (Changed changed : values(kind)) {
            if (!gateTakes(kind, changed.json())) {
                refused++;
                seen += schema.problems(changed.json()).isEmpty() ? 0 : 1;
            }
        }
        // The rest is what values must be to each other, such as the order of three knots.
        assertThat(seen / (double) refused).isGreaterThan(.75);
    }

    @Test
    void namesEveryPlaceAtOnce() {
        ObjectNode stages = (ObjectNode) sound(RuleKind.STAGES);
        stages.put("setupHeldShare", 1.5).put("handoffDay", 6).remove("handoffDays");

        assertThatThrownBy(() -> RuleFile.of("stages.json", stages.toString()))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("stages.json: ")
                .hasMessageContaining("setupHeldShare")
                .hasMessageContaining("'handoffDays'")
                .hasMessageContaining("'handoffDay'")
                .hasMessageContaining("radar control show STAGES --schema");
    }

    private static boolean gateTakes(RuleKind kind, JsonNode json) {
        try {
            if (kind == RuleKind.SILENCE) {
                Silence.parse(json.toString());
            } else {
                Rules.defaults().with(kind, json.toString());
            }
            return true;
        } catch (RuleException refused) {
            return false;
        }
    }

    private static JsonNode sound(RuleKind kind) {
        try {
            return JSON.readTree(kind == RuleKind.SILENCE ? SILENCE : Rules.defaultJson(kind));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** Each number once far up, once below zero, once a little larger, once a little smaller. */
    private static List<Changed> values(RuleKind kind) {
        List<Changed> all = new ArrayList<>();
        walk(
                kind,
                "",
                sound(kind),
                (path, replace) -> {
                    JsonNode was = sound(kind).at(path);
                    if (was.isNumber()) {
                        for (double other :
                                new double[] {
                                    -3, 0, was.asDouble() * 1.01, was.asDouble() * .99, 1e6
                                }) {
                            boolean whole = was.isInt() && other == Math.rint(other);
                            all.add(
                                    new Changed(
                                            path + " = " + other,
                                            replace.with(
                                                    whole
                                                            ? JSON.getNodeFactory()
                                                                    .numberNode((int) other)
                                                            : JSON.getNodeFactory()
                                                                    .numberNode(other))));
                        }
                    } else if (was.isTextual()) {
                        all.add(
                                new Changed(
                                        path + " = other",
                                        replace.with(
                                                JSON.getNodeFactory().textNode("other value"))));
                    }
                });
        return all;
    }

    /** Each key once left out, once misspelt, and each value once an object and once null. */
    private static List<Changed> shapes(RuleKind kind) {
        List<Changed> all = new ArrayList<>();
        walk(
                kind,
                "",
                sound(kind),
                (path, replace) -> {
                    all.add(
                            new Changed(
                                    path + " = {\"none\": 1}",
                                    replace.with(JSON.createObjectNode().put("none", 1))));
                    all.add(new Changed(path + " = null", replace.with(JSON.nullNode())));
                    int slash = path.lastIndexOf('/');
                    String key = path.substring(slash + 1);
                    if (sound(kind).at(path.substring(0, slash)).isObject()) {
                        all.add(
                                new Changed(
                                        path + " left out",
                                        edited(kind, path, parent -> parent.remove(key))));
                        all.add(
                                new Changed(
                                        path + " with a neighbour",
                                        edited(kind, path, parent -> parent.put("more" + key, 1))));
                    }
                });
        return all;
    }

    private interface Replace {
        JsonNode with(JsonNode value);
    }

    private interface Visit {
        void at(String path, Replace replace);
    }

    private static void walk(RuleKind kind, String path, JsonNode node, Visit visit) {
        if (!path.isEmpty()) {
            visit.at(path, value -> replaced(kind, path, value));
        }
        if (node.isObject()) {
            node.fieldNames()
                    .forEachRemaining(key -> walk(kind, path + "/" + key, node.get(key), visit));
        }
        for (int i = 0; node.isArray() && i < Math.min(2, node.size()); i++) {
            walk(kind, path + "/" + i, node.get(i), visit);
        }
    }

    private static JsonNode replaced(RuleKind kind, String path, JsonNode value) {
        JsonNode copy = sound(kind);
        int slash = path.lastIndexOf('/');
        JsonNode parent = copy.at(path.substring(0, slash));
        String key = path.substring(slash + 1);
        if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(key), value);
        } else {
            ((ObjectNode) parent).set(key, value);
        }
        return copy;
    }

    private static JsonNode edited(RuleKind kind, String path, Consumer<ObjectNode> edit) {
        JsonNode copy = sound(kind);
        edit.accept((ObjectNode) copy.at(path.substring(0, path.lastIndexOf('/'))));
        return copy;
    }
}
