package dev.howl.app.originals.broadcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;

class BroadcastPropertiesTest {

    /** The original's clients rely on the first broadcast 9 to 12 s after they connect. */
    @Test
    void defaultsToTheIntervalOfTheOriginal() {
        BroadcastProperties properties =
                new Binder().bindOrCreate("howl.originals.broadcast", BroadcastProperties.class);
        assertThat(properties.interval()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void refusesAnIntervalOutsideItsRange() {
        assertThatThrownBy(() -> new BroadcastProperties(Duration.ofMillis(99)))
                .hasMessage("howl.originals.broadcast.interval must be from 100ms to 1d");
        assertThatThrownBy(() -> new BroadcastProperties(Duration.ofDays(1).plusMillis(1)))
                .hasMessage("howl.originals.broadcast.interval must be from 100ms to 1d");
    }
}
