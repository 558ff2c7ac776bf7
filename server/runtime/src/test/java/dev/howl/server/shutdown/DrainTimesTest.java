package dev.howl.server.shutdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrainTimesTest {

    /** All values are milliseconds. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "25000, -, 8333, 20000, 5000, 2000",
                "60000, -, 10000, 55000, 5000, 2000",
                "10000, -, 3333, 5000, 5000, 2000",
                "3000, -, 1000, 1500, 1500, 1500",
                "60000, 0, 0, 55000, 5000, 2000",
                "60000, 30000, 30000, 55000, 5000, 2000",
                "60000, 59000, 55000, 55000, 5000, 2000",
                "0, -, 0, 0, 0, 0"
            })
    void theStepsAddUpToTheTimeout(
            long timeout, @Nullable Long asked, long spread, long patience, long closing, long grace) {
        DrainTimes times = DrainTimes.of(Duration.ofMillis(timeout), asked == null ? null : Duration.ofMillis(asked));
        assertThat(times.spread()).hasMillis(spread);
        assertThat(times.patience()).hasMillis(patience);
        assertThat(times.closing()).hasMillis(closing);
        assertThat(times.grace()).hasMillis(grace);
    }
}
