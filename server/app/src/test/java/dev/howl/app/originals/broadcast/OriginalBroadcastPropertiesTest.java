package dev.howl.app.originals.broadcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class OriginalBroadcastPropertiesTest {

    /** The original's clients rely on the first broadcast 9 to 12 s after they connect. */
    @Test
    void defaultsToTheIntervalOfTheOriginal() {
        OriginalBroadcastProperties properties =
                new Binder().bindOrCreate("howl.originals.broadcast", OriginalBroadcastProperties.class);
        assertThat(properties.interval()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void followsTheEngineUnlessTheNumberOfWorkersIsSet() {
        assertThat(workers(null).isShared(false)).isFalse();
        assertThat(workers(null).isShared(true)).isTrue();
        assertThat(workers(1).isShared(true)).isFalse();
        assertThat(workers(2).isShared(false)).isTrue();
        assertThatThrownBy(() -> workers(0)).hasMessage("howl.originals.broadcast.workers must be from 1 to 1000");
    }

    private static OriginalBroadcastProperties workers(@Nullable Integer number) {
        return new OriginalBroadcastProperties(Duration.ofSeconds(10), number);
    }

    @Test
    void refusesAnIntervalOutsideItsRange() {
        assertThatThrownBy(() -> new OriginalBroadcastProperties(Duration.ofMillis(99), null))
                .hasMessage("howl.originals.broadcast.interval must be from 100ms to 1d");
        assertThatThrownBy(
                        () -> new OriginalBroadcastProperties(Duration.ofDays(1).plusMillis(1), null))
                .hasMessage("howl.originals.broadcast.interval must be from 100ms to 1d");
    }

    @Test
    void aDrainTakesTheTimeoutOfTheOriginal() {
        assertThat(drainTimeout(Map.of())).isEqualTo("PT1M");
        assertThat(drainTimeout(Map.of("TIMEOUT", "7"))).isEqualTo("PT7S");
    }

    private static @Nullable String drainTimeout(Map<String, Object> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.setActiveProfiles("broadcast");
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new MapPropertySource("variables", variables));
        new BroadcastVariables().postProcessEnvironment(environment, new SpringApplication());
        return environment.getProperty("howl.drain.timeout");
    }
}
