package io.regretradar.pipeline.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.regretradar.domain.event.Stream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegretSettingsTest {

    private static final Map<String, String> LEAST =
            Map.of(
                    "kafka.bootstrap-servers", "broker:9092",
                    "elasticsearch.urls", "http://es:9200");

    @TempDir private Path directory;

    @Test
    void twoAddressesAreEnough() {
        RegretSettings settings = RegretSettings.of(LEAST);

        assertThat(settings.kafka().bootstrapServers()).isEqualTo("broker:9092");
        assertThat(settings.elastic().urls()).containsExactly("http://es:9200");
        assertThat(settings.events().connected())
                .containsExactlyInAnyOrder(
                        Stream.SUPPORT_TICKETS,
                        Stream.PRODUCT_USAGE,
                        Stream.SURVEYS,
                        Stream.ACCOUNT_LIFECYCLE);
        assertThat(settings.events().earliest()).isEqualTo(Instant.parse("2000-01-01T00:00:00Z"));
        assertThat(settings.events().clockInterval()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.engine().bound()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void whatABackfillIsGivenHasAShortName() {
        String[] args = {
            "--kafka.bootstrap-servers=broker:9092",
            "--elasticsearch.urls=http://es:9200",
            "--quiet-before",
            "2026-03-01T00:00:00Z"
        };

        assertThat(RegretSettings.from(args, Map.of()).engine().quietBefore())
                .isEqualTo(Instant.parse("2026-03-01T00:00:00Z"));
    }

    @Test
    void theLargestBoundOfTheStreamsThatAreReadHoldsForTheAccount() {
        RegretSettings settings =
                with(
                        Map.of(
                                "events.bound.support-tickets", "15 min",
                                "events.bound.touchpoints", "2 h"));

        assertThat(settings.events().bounds().get(Stream.SURVEYS)).hasSeconds(60);
        assertThat(settings.engine().bound()).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void theCommandLineWinsOverTheEnvironmentAndThatOverTheFile() throws Exception {
        Path file = directory.resolve("regret-radar.yaml");
        Files.writeString(
                file,
                """
                kafka:
                  bootstrap-servers: file:1
                  properties:
                    security.protocol: SASL_SSL
                elasticsearch.urls: [http://es1:9200, http://es2:9200]
                parallelism: 2
                epoch: 1
                clock.interval: 1 s
                """);
        String[] args = {"--config", file.toString(), "--parallelism=4"};
        Map<String, String> environment =
                Map.of(
                        "REGRET_RADAR_PARALLELISM", "3",
                        "REGRET_RADAR_EPOCH", "7",
                        "REGRET_RADAR_KAFKA_PROPERTIES_SASL_MECHANISM", "PLAIN",
                        "REGRET_RADAR_CACHE", "/cache",
                        "PATH", "/bin");

        RegretSettings settings = RegretSettings.from(args, environment);

        assertThat(settings.run().parallelism()).isEqualTo(4);
        assertThat(settings.accounts().epoch()).isEqualTo(7);
        assertThat(settings.events().clockInterval()).hasSeconds(1);
        assertThat(settings.elastic().urls()).containsExactly("http://es1:9200", "http://es2:9200");
        assertThat(settings.kafka().connection())
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("sasl.mechanism", "PLAIN")
                .containsEntry("bootstrap.servers", "file:1");
    }

    @Test
    void theEnvironmentMayNameTheFile() throws Exception {
        Path file = directory.resolve("here.yaml");
        Files.writeString(
                file, "kafka.bootstrap-servers: k:1\nelasticsearch.urls: http://es:9200\n");

        RegretSettings settings =
                RegretSettings.from(new String[0], Map.of("REGRET_RADAR_CONFIG", file.toString()));

        assertThat(settings.kafka().bootstrapServers()).isEqualTo("k:1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kafka.bootstrap-servers | broker",
                "kafka.group-id | ' '",
                "kafka.topic-prefix | a b",
                "kafka.dead-letter-topic | ''",
                "kafka.lost-offsets | MAYBE",
                "schema-registry.url | registry:8081",
                "streams.connected | surveys,nps",
                "events.bound.default | 0 s",
                "events.bound.surveys | soon",
                "events.earliest | yesterday",
                "events.max-ahead | -1 h",
                "events.late-allowance | 0 s",
                "events.alignment-drift | x",
                "events.alignment-interval | 0 ms",
                "clock.enabled | perhaps",
                "clock.interval | 10 parsecs",
                "accounts.forget-after-churn | 0 d",
                "accounts.forget-after-silence | -4 d",
                "epoch | 16384",
                "elasticsearch.urls | es:9200",
                "elasticsearch.username | ''",
                "elasticsearch.ca-file | no-such-file.pem",
                "elasticsearch.request-timeout | 0 s",
                "sink.batch-size | 0",
                "sink.batch-bytes | 1 kb",
                "sink.max-delay | 0 s",
                "parallelism | 129",
                "checkpoint.interval | never",
                "checkpoint.directory | checkpoints",
                "checkpoint.restore-from | here",
                "web.port | 80",
            })
    void aWrongValueIsNamedWithWhatIsAllowedAndHowToSetIt(String key, String value) {
        assertThatThrownBy(() -> with(Map.of(key, value)))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith(key + " is '" + value + "', but must be ")
                .hasMessageContaining("Set it with --" + key + " VALUE")
                .hasMessageContaining(Setting.environmentName(key));
    }

    @Test
    void theWholeMessageReadsAsOneSentenceAndItsRemedy() {
        assertThatThrownBy(() -> with(Map.of("epoch", "-1")))
                .hasMessage(
                        "epoch is '-1', but must be a whole number from 0 to 16383. Set it with"
                                + " --epoch VALUE, with REGRET_RADAR_EPOCH=VALUE in the"
                                + " environment, or in the file given with --config.");
    }

    @Test
    void aMissingAddressIsAskedFor() {
        assertThatThrownBy(() -> RegretSettings.of(Map.of("elasticsearch.urls", "http://es:9200")))
                .hasMessageStartingWith(
                        "kafka.bootstrap-servers is not set, but must be HOST:PORT");
    }

    @Test
    void aMisspeltKeyIsRefusedWithTheOneThatIsMeant() {
        assertThatThrownBy(() -> with(Map.of("parallelsim", "2")))
                .hasMessageContaining("parallelsim")
                .hasMessageContaining("Did you mean parallelism?");
        assertThatThrownBy(
                        () ->
                                RegretSettings.from(
                                        new String[0],
                                        Map.of("REGRET_RADAR_CLOCK_INTERVALL", "1 s")))
                .hasMessageContaining("Did you mean REGRET_RADAR_CLOCK_INTERVAL?");
        assertThatThrownBy(
                        () -> RegretSettings.from(new String[] {"--kafka.groupid", "x"}, Map.of()))
                .hasMessageContaining("on the command line")
                .hasMessageContaining("Did you mean kafka.group-id?");
    }

    @Test
    void argumentsThatAreNoSettingsAreRefused() {
        assertThatThrownBy(() -> RegretSettings.from(new String[] {"fast"}, Map.of()))
                .hasMessageStartingWith("'fast' is not a setting.");
        assertThatThrownBy(() -> RegretSettings.from(new String[] {"--epoch"}, Map.of()))
                .hasMessageStartingWith("--epoch has no value.");
    }

    @Test
    void aFileThatCannotBeReadIsNamed() throws Exception {
        Path broken = directory.resolve("broken.yaml");
        Files.writeString(broken, "a: [1\n");

        assertThatThrownBy(
                        () -> RegretSettings.from(new String[] {"--config", "gone.yaml"}, Map.of()))
                .hasMessageStartingWith("gone.yaml cannot be read.");
        assertThatThrownBy(
                        () ->
                                RegretSettings.from(
                                        new String[] {"--config", broken.toString()}, Map.of()))
                .hasMessageContaining("broken.yaml is not YAML");
    }

    @Test
    void userAndPasswordGoTogetherAndWithoutAnApiKey() {
        assertThatThrownBy(() -> with(Map.of("elasticsearch.username", "radar")))
                .hasMessageStartingWith("elasticsearch.password is not set");
        assertThatThrownBy(() -> with(Map.of("elasticsearch.password", "canary")))
                .hasMessageStartingWith("elasticsearch.username is not set");
        assertThatThrownBy(
                        () ->
                                with(
                                        Map.of(
                                                "elasticsearch.username", "radar",
                                                "elasticsearch.password", "canary",
                                                "elasticsearch.api-key", "canary")))
                .hasMessageStartingWith("elasticsearch.api-key is '(hidden)'");
    }

    @Test
    void secretsAreShownNowhere() {
        RegretSettings settings =
                with(
                        Map.of(
                                "elasticsearch.username", "radar",
                                "elasticsearch.password", "canary",
                                "schema-registry.authorization", "Basic canary",
                                "kafka.properties.sasl.jaas.config", "password=canary"));

        assertThat(settings.toString()).contains("radar").doesNotContain("canary");
        assertThatThrownBy(() -> with(Map.of("elasticsearch.api-key", "canary key")))
                .hasMessageNotContaining("canary");
    }

    private static RegretSettings with(Map<String, String> more) {
        Map<String, String> values = new HashMap<>(LEAST);
        values.putAll(more);
        return RegretSettings.of(values);
    }
}
