package io.regretradar.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "two\\nlines,two lines",
                "a\\r\\n\\tb,a   b",
                "next\\u0085line,next line",
                "line\\u2028par\\u2029end,line par end",
                "\\u001b[2Jgone,\\uFFFD[2Jgone",
                "\\u009b2Jgone,\\uFFFD2Jgone",
                "bell\\u0007,bell\\uFFFD",
                "\\u202egnp.exe,\\uFFFDgnp.exe",
                "\\u2067a\\u2069,\\uFFFDa\\uFFFD",
                "a\\u200fb,a\\uFFFDb",
                "half\\ud83d,half\\uFFFD",
                "zero\\u200bwidth,zero\\uFFFDwidth"
            })
    void whatWouldLeaveItsPlaceIsReplaced(String written, String shown) {
        assertThat(PlainText.line(decoded(written))).isEqualTo(decoded(shown));
    }

    private static String decoded(String escaped) {
        return Pattern.compile("\\\\u([0-9a-fA-F]{4})")
                .matcher(escaped)
                .replaceAll(code -> String.valueOf((char) Integer.parseInt(code.group(1), 16)))
                .translateEscapes();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Acme",
                "Müller & Söhne",
                "<script>",
                "شركة",
                "می‌خواهم",
                "👩‍💻",
                "株式会社",
                ""
            })
    void ordinaryTextOfAnyScriptStaysAsItIs(String text) {
        assertThat(PlainText.line(text)).isSameAs(text);
    }

    @Test
    void textIsCutAtCharactersNotWithinThem() {
        assertThat(PlainText.shortened("👩👩👩👩", 4)).isEqualTo("👩👩👩👩");
        assertThat(PlainText.shortened("👩👩👩👩👩", 4)).isEqualTo("👩👩👩…");
        assertThat(PlainText.shortened("two words", 5)).isEqualTo("two…");
    }

    @Test
    void nothingStaysNothing() {
        assertThat(PlainText.line(null)).isNull();
        assertThat(PlainText.shortened(null, 3)).isNull();
    }
}
