package dev.howl.testkit.seen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.testkit.coverage.CoverageKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the files that test classes write. */
class SeenFolderTest {
    private static final Instant NOW = Instant.parse("2026-03-14T06:00:00Z");

    @TempDir
    private Path folder = Path.of("");

    private static SeenFile file(String test, Instant written, long count) {
        List<String> methods =
                IntStream.range(0, 50).mapToObj(i -> "method" + i).toList();
        return new SeenFile(
                test,
                written,
                Map.of(
                        "Desk 1.0.0",
                        Map.of(CoverageKind.MESSAGE, Map.of("desk/hello", new SeenElement(count, methods)))));
    }

    @Test
    void whatIsWrittenIsReadWithItsModule() throws Exception {
        file("desk.OrdersTest", NOW, 3).write(folder.resolve("server"));
        SeenFolder read = SeenFolder.read(folder);
        assertThat(read.unreadable()).isEmpty();
        assertThat(read.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.module()).isEqualTo("server");
            assertThat(entry.path()).hasFileName("desk.OrdersTest.seen.json");
            assertThat(entry.file()).isEqualTo(file("desk.OrdersTest", NOW, 3));
        });
    }

    @Test
    void modulesAndClassesWriteAtATimeWhileTheFolderIsRead() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<CompletableFuture<Void>> writers = new ArrayList<>();
            for (String module : List.of("server", "client")) {
                for (int worker = 0; worker < 2; worker++) {
                    writers.add(CompletableFuture.runAsync(() -> write(module), threads));
                }
            }
            while (!writers.stream().allMatch(CompletableFuture::isDone)) {
                assertThat(SeenFolder.read(folder).unreadable()).isEmpty();
            }
            writers.forEach(CompletableFuture::join);
        } finally {
            threads.shutdown();
        }
        assertThat(SeenFolder.read(folder).entries()).hasSize(20).allSatisfy(entry -> assertThat(
                        entry.file().contracts())
                .isEqualTo(file("", NOW, 9).contracts()));
    }

    private void write(String module) {
        try {
            for (int round = 0; round < 10; round++) {
                for (int test = 0; test < 10; test++) {
                    file("desk.Number" + test + "Test", NOW, round).write(folder.resolve(module));
                }
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aCrashWhileWritingIsTolerated() throws Exception {
        file("desk.OrdersTest", NOW, 3).write(folder.resolve("server"));
        String whole = Files.readString(folder.resolve("server/desk.OrdersTest.seen.json"));
        Files.writeString(folder.resolve("server/unfinished123.tmp"), whole.substring(0, 40));
        Files.writeString(folder.resolve("server/desk.CutTest.seen.json"), whole.substring(0, 40));
        Files.writeString(folder.resolve("server/desk.EmptyTest.seen.json"), "");
        Files.writeString(folder.resolve("server/desk.OddTest.seen.json"), "{\"test\":7,\"contracts\":[]}");
        SeenFolder read = SeenFolder.read(folder);
        assertThat(read.entries()).extracting(entry -> entry.file().test()).containsExactly("desk.OrdersTest");
        assertThat(read.unreadable())
                .hasSize(3)
                .anyMatch(problem -> problem.startsWith("server/desk.CutTest.seen.json: it is not JSON"));
    }

    @Test
    void filesOfEarlierRunsAreLeftOutAndDeleted() throws Exception {
        file("desk.RemovedTest", NOW.minus(Duration.ofDays(1)), 3).write(folder);
        file("desk.OrdersTest", NOW, 3).write(folder);
        SeenFolder read = SeenFolder.read(folder);
        assertThat(read.since(NOW).entries())
                .extracting(entry -> entry.file().test())
                .containsExactly("desk.OrdersTest");
        read.deleteBefore(NOW);
        assertThat(SeenFolder.read(folder).entries()).hasSize(1);
    }

    @Test
    void namesOfClassesCannotLeaveTheFolder() throws Exception {
        Path module = folder.resolve("server");
        file("../../evil/\u0000Test", NOW, 1).write(module);
        file("x".repeat(5_000), NOW, 1).write(module);
        assertThat(SeenFolder.read(folder).entries())
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry.path().getParent()).isEqualTo(module));
    }

    @Test
    void aFolderThatDoesNotExistIsEmpty() throws Exception {
        assertThat(SeenFolder.read(folder.resolve("none")).entries()).isEmpty();
    }
}
