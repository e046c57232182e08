package io.regretradar.dashboards.kibana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.regretradar.dashboards.field.FieldCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AlertRuleCheckTest {

    private static final FieldCatalogue CATALOGUE = FieldCatalogue.packaged();

    @Test
    void theRulesWeShipAreSound() {
        AlertRules shipped = AlertRules.packaged();

        assertThat(shipped.rules())
                .extracting(AlertRules.Item::file)
                .containsExactly(
                        "account-critical", "daily-digest", "dead-letters", "value-at-risk");
        assertThat(shipped.connectors()).hasSize(1);
        assertThat(AlertRuleCheck.problems(shipped, CATALOGUE)).isEmpty();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("account-critical", it -> it.put("id", "critical"), "an id that is a UUID"),
                fault("account-critical", it -> it.put("alert_delay", 1), "keys [alert_delay]"),
                fault("account-critical", it -> it.put("rule_type_id", ".geo"), "must be of type"),
                fault(
                        "account-critical",
                        it -> it.withArray("/params/index").set(0, "regret-moods"),
                        "the index 'regret-moods'"),
                fault(
                        "account-critical",
                        it -> it.withObject("/params").put("aggField", "risk.mood"),
                        "the aggField 'risk.mood'"),
                fault(
                        "account-critical",
                        it -> it.withObject("/params").put("aggField", "risk.band"),
                        "in a fitting type"),
                fault(
                        "account-critical",
                        it -> it.withObject("/params").put("timeField", "account.id"),
                        "the timeField 'account.id'"),
                fault(
                        "account-critical",
                        it -> it.withObject("/params").put("groupBy", "all"),
                        "must group by a field"),
                fault(
                        "account-critical",
                        it -> it.withArray("/actions").remove(1),
                        "no action for the group recovered"),
                fault(
                        "account-critical",
                        it -> ((ObjectNode) it.at("/actions/0")).put("connector", "pigeon"),
                        "the connector 'pigeon'"),
                fault(
                        "account-critical",
                        it -> ((ObjectNode) it.at("/actions/0/params")).put("message", " "),
                        "without a message"),
                fault("daily-digest", it -> it.withArray("/actions").removeAll(), "has no action"),
                fault(
                        "daily-digest",
                        it -> it.withArray("/actions").addObject().put("group", "recovered"),
                        "must not act on recovered"),
                fault(
                        "daily-digest",
                        it -> it.withObject("/params").putObject("esQuery"),
                        "a string with a query"),
                fault(
                        "daily-digest",
                        it -> it.withObject("/params").put("esQuery", "{"),
                        "esQuery that is JSON"),
                fault(
                        "daily-digest",
                        it ->
                                it.withObject("/params")
                                        .put("esQuery", "{\"query\":{\"term\":{\"mood\":1}}}"),
                        "asks for 'mood'"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultIsNamed(String rule, Consumer<ObjectNode> fault, String message) {
        AlertRules shipped = AlertRules.packaged();
        List<AlertRules.Item> rules = new ArrayList<>();
        for (AlertRules.Item item : shipped.rules()) {
            ObjectNode copy = item.json().deepCopy();
            if (item.file().equals(rule)) {
                fault.accept(copy);
            }
            rules.add(new AlertRules.Item(item.file(), copy));
        }

        assertThat(AlertRuleCheck.problems(new AlertRules(shipped.connectors(), rules), CATALOGUE))
                .isNotEmpty()
                .first()
                .asString()
                .startsWith("rule " + rule)
                .contains(message);
    }

    private static Arguments fault(String rule, Consumer<ObjectNode> fault, String message) {
        return Arguments.of(rule, fault, message);
    }
}
