package dev.howl.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StalledReadersTest {
    @Test
    void sendsMoreThanTheLargestSendBufferHolds() {
        int bytes = StalledReaders.fills("4096\t16384\t4194304\n") * 20 * 8 * 1024;

        assertThat(bytes).isBetween(4_194_304 + 512 * 1024, 4_194_304 + 1024 * 1024);
    }

    @Test
    void refusesTextWithoutANumber() {
        assertThatThrownBy(() -> StalledReaders.fills("unlimited")).isInstanceOf(IllegalArgumentException.class);
    }
}
