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
                "60000, -, 10000, 54000, 6000",
                "12000, -, 4000, 6000, 6000",
                "3000, -, 1000, 1500, 1500",
                "60000, 0, 0, 54000, 6000",
                "60000, 30000, 30000, 54000, 6000",
                "60000, 59000, 54000, 54000, 6000",
                "0, -, 0, 0, 0"
            })
    void theStepsAddUpToTheTimeout(long timeout, @Nullable Long asked, long spread, long patience, long closing) {
        DrainTimes times = DrainTimes.of(Duration.ofMillis(timeout), asked == null ? null : Duration.ofMillis(asked));
        assertThat(times.spread()).hasMillis(spread);
        assertThat(times.patience()).hasMillis(patience);
        assertThat(times.closing()).hasMillis(closing);
    }
}
