package io.regretradar.dashboards.kibana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KqlTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|{\"match_all\":{}}",
                "a: b|{\"match\":{\"a\":\"b\"}}",
                "a: *|{\"exists\":{\"field\":\"a\"}}",
                "a: b*|{\"wildcard\":{\"a\":\"b*\"}}",
                "a: \"b c\"|{\"match\":{\"a\":\"b c\"}}",
                "a >= 35|{\"range\":{\"a\":{\"gte\":\"35\"}}}",
                "a: (b or c)|{\"bool\":{\"should\":[{\"match\":{\"a\":\"b\"}},{\"match\":{\"a\":\"c\"}}]}}",
                "a: 1 or b: 2 and not c: 3|{\"bool\":{\"should\":[{\"match\":{\"a\":\"1\"}},{\"bool\":{\"filter\":[{\"match\":{\"b\":\"2\"}},{\"bool\":{\"must_not\":[{\"match\":{\"c\":\"3\"}}]}}]}}]}}",
                "(a: 1 or b: 2) and c: 3|{\"bool\":{\"filter\":[{\"bool\":{\"should\":[{\"match\":{\"a\":\"1\"}},{\"match\":{\"b\":\"2\"}}]}},{\"match\":{\"c\":\"3\"}}]}}",
            })
    void saysTheSameAsTheQueryDsl(String kql, String dsl) {
        assertThat(Kql.parse(kql).query()).hasToString(dsl);
    }

    @Test
    void namesEveryField() {
        assertThat(Kql.parse("a.b: (x or y) and not (c > 3 or d: *)").fields())
                .containsExactlyInAnyOrder("a.b", "c", "d");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a|ends too early",
                "a: (b|misses a ')'",
                "a b|has 'b' after the field a",
                "a: b c: d|has 'c' where and, or or the end was expected",
                "a: \"b|cannot be read",
            })
    void whatItCannotReadItRefuses(String kql, String why) {
        assertThatThrownBy(() -> Kql.parse(kql))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the KQL query '%s' %s", kql, why);
    }
}
