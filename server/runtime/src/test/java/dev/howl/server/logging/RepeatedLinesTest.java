package dev.howl.server.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class RepeatedLinesTest {
    private static final Logger LOG = LoggerFactory.getLogger(RepeatedLinesTest.class);

    private final Queue<Runnable> minutes = new ArrayDeque<>();
    private final RepeatedLines lines = new RepeatedLines((task, millis) -> minutes.add(task));

    @Test
    void aMinuteHasTheFirstLineAndTheCountOfTheOthers(CapturedOutput output) {
        write("a");
        write("a");
        write("b");
        write("a");
        assertThat(texts(output)).containsExactly("first a", "first b");
        endMinute();
        assertThat(texts(output)).containsExactly("first a", "first b", "a: 2 more within a minute");
    }

    @Test
    void aKindThatGoesOnIsCountedUntilAMinuteIsQuiet(CapturedOutput output) {
        write("a");
        for (int minute = 0; minute < 3; minute++) {
            write("a");
            endMinute();
        }
        endMinute();
        assertThat(minutes).isEmpty();
        write("a");
        assertThat(texts(output))
                .containsExactly(
                        "first a",
                        "a: 1 more within a minute",
                        "a: 1 more within a minute",
                        "a: 1 more within a minute",
                        "first a");
    }

    @Test
    void whatWasNotToldIsToldAtTheEnd(CapturedOutput output) {
        write("a");
        write("a");
        lines.close();
        assertThat(texts(output)).containsExactly("first a", "a: 1 more within a minute");
    }

    @Test
    void aLevelThatIsOffCostsNothing() {
        lines.write(LOG, Level.TRACE, "a", () -> {
            throw new AssertionError("the line was built");
        });
        assertThat(minutes).isEmpty();
    }

    private void write(String kind) {
        lines.write(LOG, Level.WARN, kind, () -> "first " + kind);
    }

    private void endMinute() {
        for (int i = minutes.size(); i > 0; i--) {
            minutes.remove().run();
        }
    }

    private static List<String> texts(CapturedOutput output) {
        return output.getOut()
                .lines()
                .filter(line -> line.contains("RepeatedLinesTest"))
                .map(line -> line.replaceFirst("^.*? (-- |: )", ""))
                .toList();
    }
}
