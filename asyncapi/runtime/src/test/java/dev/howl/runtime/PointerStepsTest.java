package dev.howl.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PointerStepsTest {
    @ParameterizedTest
    @CsvSource({"type,type", "a/b,a~1b", "m~n,m~0n", "~1,~01", "/~/,~1~0~1", "'',''"})
    void aNameIsEscapedAndReadAgain(String name, String step) {
        assertThat(PointerSteps.escape(name)).isEqualTo(step);
        assertThat(PointerSteps.unescape(step)).isEqualTo(name);
    }

    @Test
    void aPointerHasTheNamesAlongIt() {
        assertThat(PointerSteps.of("")).isEmpty();
        assertThat(PointerSteps.of("/")).containsExactly("");
        assertThat(PointerSteps.of("/a~1b/~01/0")).isEqualTo(List.of("a/b", "~1", "0"));
    }
}
