package io.regretradar.dashboards.kibana;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.regretradar.dashboards.field.Field;
import io.regretradar.dashboards.field.FieldCatalogue;
import io.regretradar.dashboards.field.FieldType;
import io.regretradar.dashboards.field.IndexFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Holds alert rules against what Kibana 8.3 takes and what makes them useful. Kibana checks the
 * shape, but not whether fields exist, and a rule on a field that is not there never fires.
 */
public final class AlertRuleCheck {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    /** Kibana 8.3 refuses keys of later versions. */
    private static final Set<String> RULE_KEYS =
            Set.of(
                    "id",
                    "name",
                    "rule_type_id",
                    "consumer",
                    "enabled",
                    "tags",
                    "schedule",
                    "notify_when",
                    "params",
                    "actions");

    private final AlertRules all;
    private final FieldCatalogue catalogue;
    private final List<String> problems = new ArrayList<>();

    private AlertRuleCheck(AlertRules all, FieldCatalogue catalogue) {
        this.all = all;
        this.catalogue = catalogue;
    }

    /** Everything that is wrong, a sentence each; empty if the rules are sound. */
    public static List<String> problems(AlertRules all, FieldCatalogue catalogue) {
        AlertRuleCheck check = new AlertRuleCheck(all, catalogue);
        all.rules().forEach(check::rule);
        return check.problems;
    }

    private void rule(AlertRules.Item rule) {
        JsonNode json = rule.json();
        Set<String> unknown = new TreeSet<>();
        json.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(RULE_KEYS);
        if (!unknown.isEmpty()) {
            wrong(rule, "has the keys %s, which Kibana 8.3 refuses".formatted(unknown));
        }
        if (!json.path("id").asText().matches(UUID)) {
            wrong(rule, "must have an id that is a UUID: Kibana takes no other");
        }
        Optional<IndexFamily> index = catalogue.index(json.at("/params/index/0").asText());
        if (index.isEmpty()) {
            wrong(
                    rule,
                    "asks the index '%s', which there is not"
                            .formatted(json.at("/params/index/0").asText()));
        } else {
            fields(rule, index.get());
        }
        switch (json.path("rule_type_id").asText()) {
            case ".index-threshold" -> threshold(rule);
            case ".es-query" -> query(rule, index);
            default -> wrong(rule, "must be of type .index-threshold or .es-query, which are free");
        }
        actions(rule);
    }

    private void fields(AlertRules.Item rule, IndexFamily index) {
        JsonNode params = rule.json().path("params");
        field(rule, index, params.path("timeField"), "timeField", FieldType.DATE::equals);
        field(rule, index, params.path("aggField"), "aggField", FieldType::isNumber);
        field(rule, index, params.path("termField"), "termField", FieldType.KEYWORD::equals);
    }

    private void field(
            AlertRules.Item rule,
            IndexFamily index,
            JsonNode name,
            String key,
            Predicate<FieldType> fits) {
        if (name.isMissingNode()) {
            return;
        }
        Optional<Field> field = catalogue.field(index, name.asText());
        if (field.isEmpty() || !fits.test(field.get().type())) {
            wrong(
                    rule,
                    "has the %s '%s', which %s does not have in a fitting type"
                            .formatted(key, name.asText(), index.title()));
        }
    }

    private void threshold(AlertRules.Item rule) {
        if (!rule.json().at("/params/groupBy").asText().equals("top")) {
            wrong(rule, "must group by a field: else one alert stands for all accounts");
        }
        if (groups(rule).stream().noneMatch("recovered"::equals)) {
            wrong(rule, "has no action for the group recovered");
        }
    }

    /** It recovers when nothing new came, which is not the account's recovery. */
    private void query(AlertRules.Item rule, Optional<IndexFamily> index) {
        if (groups(rule).contains("recovered")) {
            wrong(rule, "must not act on recovered: an .es-query recovers when nothing new came");
        }
        JsonNode text = rule.json().at("/params/esQuery");
        try {
            JsonNode query = text.isTextual() ? JSON.readTree(text.asText()) : null;
            if (query == null || !query.has("query")) {
                wrong(rule, "must have an esQuery that is a string with a query in it");
            } else if (index.isPresent()) {
                named(query).stream()
                        .filter(name -> catalogue.field(index.get(), name).isEmpty())
                        .forEach(
                                name ->
                                        wrong(
                                                rule,
                                                "asks for '%s', which there is not"
                                                        .formatted(name)));
            }
        } catch (JsonProcessingException e) {
            wrong(rule, "must have an esQuery that is JSON: " + e.getOriginalMessage());
        }
    }

    private static Set<String> named(JsonNode query) {
        Set<String> names = new TreeSet<>();
        for (String clause : List.of("term", "terms", "range")) {
            for (JsonNode found : query.findValues(clause)) {
                for (Map.Entry<String, JsonNode> field : found.properties()) {
                    names.add(field.getKey());
                }
            }
        }
        return names;
    }

    private void actions(AlertRules.Item rule) {
        if (rule.json().path("actions").isEmpty()) {
            wrong(rule, "has no action, so that nobody hears of it");
        }
        for (JsonNode action : rule.json().path("actions")) {
            String connector = action.path("connector").asText();
            if (all.connector(connector).isEmpty()) {
                wrong(rule, "names the connector '%s', which there is not".formatted(connector));
            }
            if (action.at("/params/message").asText("").isBlank()) {
                wrong(rule, "has an action without a message");
            }
        }
    }

    private static List<String> groups(AlertRules.Item rule) {
        return rule.json().path("actions").findValuesAsText("group");
    }

    private void wrong(AlertRules.Item rule, String what) {
        problems.add("rule %s %s".formatted(rule.file(), what));
    }
}
