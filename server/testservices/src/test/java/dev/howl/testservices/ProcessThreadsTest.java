package dev.howl.testservices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.testkit.process.ChildProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessThreadsTest {
    @Test
    void awaitsTheStopOfAProcess(@TempDir Path folder) {
        try (ChildProcess program = ChildProcess.start(List.of("sleep", "60"), folder, Map.of())) {
            Path tasks = Path.of("/proc", String.valueOf(program.pid()), "task");
            assertThat(ProcessThreads.areStopped(tasks)).isFalse();
            program.signal("STOP");
            ProcessThreads.awaitStopped(program.pid());
            assertThat(ProcessThreads.areStopped(tasks)).isTrue();
        }
    }

    @Test
    void takesAProcessThatHasEndedForStopped() {
        assertThat(ProcessThreads.areStopped(Path.of("/proc/self/no-task"))).isTrue();
    }
}
