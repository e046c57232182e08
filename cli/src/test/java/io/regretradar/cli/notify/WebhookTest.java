package io.regretradar.cli.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.regretradar.cli.console.WrongUsage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTest {
    private static final String URL = "https://hooks.example.com/services/T0/s3cret?token=s3cret";

    @TempDir private Path directory;

    @Test
    void showsOnlyTheHost() {
        Webhook webhook = Webhook.of(URL);

        assertThat(webhook).hasToString("https://hooks.example.com/…");
        assertThat(webhook.hide("no services at /services/T0/s3cret or " + URL))
                .isEqualTo("no … at /…/T0/… or https://hooks.example.com/…");
    }

    @Test
    void theCommandLineComesBeforeTheFileAndTheFileBeforeTheEnvironment() throws IOException {
        Path file = Files.writeString(directory.resolve("hook"), "https://file.example/x\n");

        assertThat(Webhook.of("https://option.example/x", file, "https://env.example/x"))
                .hasToString("https://option.example/…");
        assertThat(Webhook.of(null, file, "https://env.example/x"))
                .hasToString("https://file.example/…");
        assertThat(Webhook.of(null, null, "https://env.example/x"))
                .hasToString("https://env.example/…");
        assertThatThrownBy(() -> Webhook.of(null, null, " "))
                .isInstanceOf(WrongUsage.class)
                .hasMessageContainingAll("REGRET_RADAR_WEBHOOK", "--webhook-file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hooks.example.com/s3cret",
                "ftp://hooks.example.com/s3cret",
                "https:///s3cret",
                "https://user:s3cret@hooks.example.com/",
                "https://hooks.example.com/a b s3cret"
            })
    void aWrongAddressIsRefusedAndNotShown(String address) {
        assertThatThrownBy(() -> Webhook.of(address))
                .isInstanceOf(WrongUsage.class)
                .hasMessageNotContaining("s3cret")
                .hasMessageContaining("must be https://HOST/PATH")
                .hasNoCause();
    }
}
