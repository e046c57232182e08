package io.regretradar.cli.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void columnsAreAsWideAsTheirContentAndNumbersStandToTheRight() {
        Table table = new Table("account", ">score", "why");
        table.row("acme", 7, "slow");
        table.row("müller-ag", 71, null);

        StringWriter text = new StringWriter();
        table.print(new PrintWriter(text, true));

        assertThat(text.toString().lines())
                .containsExactly(
                        "account    score  why", "acme           7  slow", "müller-ag     71");
    }

    @Test
    void aNameKeepsToItsCellWhateverItHolds() {
        Table table = new Table("account", "why");
        table.row("a\nb\u001b[2J\u202ec", "<script>");

        StringWriter text = new StringWriter();
        table.print(new PrintWriter(text, true));

        assertThat(text.toString().lines())
                .containsExactly("account    why", "a b\uFFFD[2J\uFFFDc  <script>");
    }

    @Test
    void aRowOfTheWrongLengthIsRefused() {
        assertThatThrownBy(() -> new Table("a", "b").row("only one"))
                .hasMessage("1 cells for 2 columns");
    }
}
