package dev.howl.app.originals.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class EnvironmentVariablesTest {
    private static final Duration LEAST = Duration.ofMillis(100);
    private static final Duration MOST = Duration.ofHours(1);

    private static EnvironmentVariables with(String value) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", Map.of("X_TEST", value)));
        return new EnvironmentVariables(environment);
    }

    @ParameterizedTest
    @CsvSource({"5,PT5S", "0.1,PT0.1S", "' 3600 ',PT1H", "2.345,PT2.345S"})
    void readsSecondsDownToTheMillisecond(String text, Duration seconds) {
        assertThat(with(text).seconds("X_TEST", LEAST, MOST)).isEqualTo(seconds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "-1", "0", "0.09", "3601", "1e3", "5s", "99999999999", "1.2345", "٥"})
    void refusesSecondsOutsideTheirRange(String text) {
        assertThatThrownBy(() -> with(text).seconds("X_TEST", LEAST, MOST))
                .isInstanceOf(VariableException.class)
                .hasMessage("X_TEST is '" + text + "'; it must be a number of seconds from 0.1 to 3600");
    }

    @Test
    void treatsABlankVariableAsUnset() {
        assertThat(with(" ").seconds("X_TEST", LEAST, MOST)).isNull();
        assertThat(with("").text("X_TEST")).isNull();
        assertThat(with("x").text("Y_TEST")).isNull();
    }

    @Test
    void checksAPortOnlyWhenItIsSet() {
        assertThat(with(" 8765 ").port("X_TEST")).isEqualTo("8765");
        assertThat(with("abc").port("Y_TEST")).isNull();
        assertThat(with("").port("X_TEST")).isNull();
        assertThatThrownBy(() -> with("65536").port("X_TEST"))
                .hasMessage("X_TEST is '65536'; it must be a port from 1 to 65535");
    }
}
