package io.regretradar.cli.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.regretradar.cli.console.WrongUsage;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UntilTest {

    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "45m, 2026-11-27T10:45:00Z",
        "12h, 2026-11-27T22:00:00Z",
        "3d, 2026-11-30T10:00:00Z",
        "2w, 2026-12-11T10:00:00Z",
        "2026-12-01, 2026-12-01T00:00:00Z",
        "2026-12-01T09:30:00Z, 2026-12-01T09:30:00Z"
    })
    void timesAsPeopleWriteThem(String text, Instant until) {
        assertThat(Until.read(text, NOW)).isEqualTo(until);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "3", "3y", "2026-13-01", "", "0d", "2026-11-27", "-3d"})
    void whatIsNoTimeToComeIsRefusedByName(String text) {
        assertThatThrownBy(() -> Until.read(text, NOW))
                .isInstanceOf(WrongUsage.class)
                .hasMessageStartingWith("--until is ");
    }
}
