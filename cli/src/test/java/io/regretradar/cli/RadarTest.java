package io.regretradar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class RadarTest {

    @Test
    void helpListsTheCommandsAndTheExitCodes() {
        RadarRun run = RadarRun.of("--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("simulate", "Exit codes:", "wrong usage or settings");
        assertThat(run.err()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandExplainsItselfWithAnExample(String command) {
        RadarRun run = RadarRun.of(command, "--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Usage: radar " + command, "radar " + command + " ");
        assertThat(run.out()).containsPattern("Examples?:");
    }

    static Stream<String> commands() {
        return Radar.commandLine().getSubcommands().keySet().stream();
    }

    @Test
    void saysItsVersion() {
        assertThat(RadarRun.of("--version").out()).matches("Regret Radar \\d+\\.\\d+\\.\\d+[^$]*");
    }

    @Test
    void noCommandIsWrongUsage() {
        RadarRun run = RadarRun.of();

        assertThat(run.exitCode()).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(run.err()).startsWith("radar: Which command? See 'radar --help'.");
    }

    @Test
    void aMistypedCommandIsAnsweredWithTheRightOne() {
        RadarRun run = RadarRun.of("simulat");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("simulat", "simulate").doesNotContain("\tat ");
    }

    @Test
    void aValueOfTheWrongKindIsOneLineAndAHint() {
        RadarRun run = RadarRun.of("simulate", "--accounts", "many");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines())
                .containsExactly(
                        "radar: Invalid value for option '--accounts': 'many' is not an int",
                        "Try 'radar simulate --help'.");
    }
}
