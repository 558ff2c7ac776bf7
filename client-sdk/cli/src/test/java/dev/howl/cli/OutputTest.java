package dev.howl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutputTest {
    @Test
    void printsForeignTextOnOneLineWithoutControlCharacters() {
        assertThat(Output.line("Lunch\r\nis\u2028served\u001b[2J\u009b2J")).isEqualTo("Lunch is served [2J 2J");
        assertThat(Output.line("Grüße, 狼")).isEqualTo("Grüße, 狼");
    }
}
