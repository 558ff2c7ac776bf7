package dev.howl.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.model.reader.ContractReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contracts are read by several threads at a time: Maven builds the modules of a project side by side. */
class ParallelReadingTest {
    private static final int THREADS = 4;
    private static final int READS = 25;

    @TempDir
    Path folder = Path.of("");

    @Test
    void readersDoNotDisturbOneAnother() throws Exception {
        Path file = Files.writeString(folder.resolve("contract.yaml"), Documents.HEAD + """
                channels:
                  c:
                    address: /c
                    x-howl-on-invalid: ignore
                    x-howl-client-name: ChatClient
                    messages: { m: { x-howl-name: Said, payload: { type: string, x-howl-name: Text } } }
                operations: { take: { action: receive, channel: { $ref: '#/channels/c' } } }
                """);
        CyclicBarrier start = new CyclicBarrier(THREADS);
        Callable<Integer> reader = () -> {
            start.await();
            int valid = 0;
            for (int i = 0; i < READS; i++) {
                valid += ContractReader.read(file).diagnostics().isEmpty() ? 1 : 0;
            }
            return valid;
        };
        ExecutorService executor = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Integer>> readers = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                readers.add(executor.submit(reader));
            }
            for (Future<Integer> each : readers) {
                assertThat(each.get()).isEqualTo(READS);
            }
        } finally {
            executor.shutdownNow();
        }
    }
}
