package io.regretradar.cli.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.regretradar.domain.rules.RuleKind;
import io.regretradar.domain.rules.Rules;
import java.util.List;
import java.util.Locale;

/** The shape that rules of a kind must have. Finds everything wrong at once, not the first only. */
final class RuleSchema {
    private final JsonSchema schema;

    RuleSchema(RuleKind kind) {
        SchemaValidatorsConfig config =
                SchemaValidatorsConfig.builder()
                        .pathType(PathType.JSON_POINTER)
                        .locale(Locale.ENGLISH)
                        .build();
        this.schema =
                JsonSchemaFactory.getInstance(VersionFlag.V202012)
                        .getSchema(Rules.schema(kind), config);
    }

    /** What is wrong, each with the place as a path of keys; empty where the shape is right. */
    List<String> problems(JsonNode rules) {
        return schema.validate(rules).stream().map(RuleSchema::sentence).sorted().toList();
    }

    private static String sentence(ValidationMessage message) {
        String place = message.getInstanceLocation().toString();
        String path = place.isEmpty() ? "" : place.substring(1).replace('/', '.');
        String said = message.getMessage();
        String wrong = said.startsWith(place + ": ") ? said.substring(place.length() + 2) : said;
        JsonNode value = message.getInstanceNode();
        String is = value != null && value.isValueNode() ? " is " + value : "";
        return path.isEmpty() ? wrong : path + is + ": " + wrong;
    }
}
