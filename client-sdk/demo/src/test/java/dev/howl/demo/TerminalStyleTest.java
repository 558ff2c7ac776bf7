package dev.howl.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalStyleTest {
    @Test
    void usesNoColoursWithoutATerminal() {
        assertThat(TerminalStyle.of(null, Map.of("TERM", "xterm")).colours()).isFalse();
    }

    @Test
    void printsAsciiWhenUnicodeIsNotSupported() {
        StringWriter out = new StringWriter();
        TourScreen screen = new TourScreen(new PrintWriter(out), new TerminalStyle(false, false), DemoSpeed.FAST);
        screen.step(1, 7, new WisdomStep());
        screen.sent("Anna", "howl.wisdom().subscribe(…)");
        screen.arrived("Anna", screen.style().quoted("Who howls last…"), Duration.ofMillis(1_200));
        screen.passed(Duration.ofMillis(3));
        assertThat(out.toString().chars()).allMatch(character -> character < 128);
        assertThat(out.toString())
                .contains("#......  step 1 of 7  Wolf wisdom", "Anna      > howl.wisdom().subscribe(...)")
                .contains("< \"Who howls last...\"", "1.2 s", "ok passed in 3 ms");
    }

    @Test
    void wrapsWordsInColourCodes() {
        TerminalStyle style = new TerminalStyle(true, true);
        assertThat(style.green("passed")).isEqualTo("\u001b[32mpassed\u001b[0m");
        assertThat(style.bar(2, 3)).isEqualTo("\u001b[32m██\u001b[0m\u001b[2m░\u001b[0m");
    }
}
