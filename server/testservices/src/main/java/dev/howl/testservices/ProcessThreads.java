package dev.howl.testservices;

import dev.howl.testkit.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** The threads of a process of this machine, as Linux shows them in {@code /proc}. */
final class ProcessThreads {
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private ProcessThreads() {}

    /**
     * Waits until all threads of a process have stopped. {@code SIGSTOP} only requests that: on a busy machine a thread may
     * still answer a query. Returns at once if this machine does not show the process.
     */
    static void awaitStopped(long pid) {
        Path tasks = Path.of("/proc", String.valueOf(pid), "task");
        if (Files.isDirectory(tasks)) {
            Await.holds(LONGEST, () -> areStopped(tasks));
        }
    }

    static boolean areStopped(Path tasks) {
        try (Stream<Path> threads = Files.list(tasks)) {
            return threads.allMatch(ProcessThreads::isStopped);
        } catch (IOException e) {
            return true; // The process has ended.
        }
    }

    private static boolean isStopped(Path thread) {
        try {
            String stat = Files.readString(thread.resolve("stat"));
            // The name in parentheses may contain anything; the state follows it.
            return stat.startsWith("T", stat.lastIndexOf(')') + 2);
        } catch (IOException e) {
            return true; // The thread has ended.
        }
    }
}
