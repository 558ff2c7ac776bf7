package dev.howl.server.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.server.thread.Worker;
import dev.howl.server.window.Entry;
import dev.howl.server.window.Head;
import dev.howl.server.window.TopicWindows;
import dev.howl.server.window.WindowLimits;
import dev.howl.server.window.Windows;
import dev.howl.testkit.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever the log does: a listener gets the next event, or is told. */
class LogCursorTest {
    private static final int WINDOW = 40;

    private final Worker worker = new Worker("test-listeners");
    private final TopicWindows windows = new Windows(
                    new WindowLimits(WINDOW, 1 << 20, Duration.ofHours(1), 1 << 20), () -> 0)
            .open("topic", (body, at) -> body, "first", true);

    /** Notes what it is told. */
    private static class Told implements LogListener {
        final List<String> lines = new ArrayList<>();

        @Override
        public void event(String epoch, Entry entry) {
            line(epoch + ":" + entry.seq());
        }

        @Override
        public void lost(Head resumeAt) {
            line("lost to " + resumeAt.epoch() + ":" + resumeAt.seq());
        }

        private synchronized void line(String line) {
            lines.add(line);
        }

        synchronized List<String> lines() {
            return List.copyOf(lines);
        }
    }

    @AfterEach
    void stop() {
        worker.stop();
    }

    private LogCursor listen(String key, LogListener listener) {
        LogCursor cursor = new LogCursor(worker, listener);
        cursor.begin(windows, key);
        return cursor;
    }

    private void append(String key, int times) {
        for (int i = 0; i < times; i++) {
            windows.append(key, new byte[] {1});
        }
    }

    /** All that was to be told by now has been. */
    private void settle() {
        for (int i = 0; i < 20; i++) {
            CompletableFuture<Void> turn = new CompletableFuture<>();
            worker.run(() -> turn.complete(null));
            turn.join();
        }
    }

    private static List<String> numbers(String epoch, int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(i -> epoch + ":" + i).toList();
    }

    @Test
    void eventsComeInOrderFromTheHeadOn() {
        append("k", 3);
        Told told = new Told();
        listen("k", told);
        append("k", 30);
        append("other", 5);
        settle();
        assertThat(told.lines()).isEqualTo(numbers("first", 4, 33));
    }

    @Test
    void whoIsSlowerThanTheWindowIsToldWhatItLost() {
        CountDownLatch blocked = new CountDownLatch(1);
        worker.run(() -> await(blocked));
        Told told = new Told();
        listen("k", told);
        append("k", WINDOW + 7);
        blocked.countDown();
        settle();
        assertThat(told.lines().get(0)).isEqualTo("lost to first:7");
        assertThat(told.lines().subList(1, told.lines().size())).isEqualTo(numbers("first", 8, WINDOW + 7));
    }

    @Test
    void anotherLifeOfTheLogIsToldAndFollowed() {
        Told told = new Told();
        listen("k", told);
        append("k", 2);
        settle();
        windows.raise("second", Map.of("k", 10L));
        append("k", 2);
        settle();
        assertThat(told.lines()).containsExactly("first:1", "first:2", "lost to second:10", "second:11", "second:12");
    }

    @Test
    void nothingIsLostOrDoubledWhenManyAppendAndListen() {
        List<Told> all = IntStream.range(0, 20).mapToObj(i -> new Told()).toList();
        List<CompletableFuture<Void>> appending = IntStream.range(0, 4)
                .mapToObj(thread -> CompletableFuture.runAsync(() -> append("k", 2_000)))
                .toList();
        List<LogCursor> cursors = all.stream().map(told -> listen("k", told)).toList();
        appending.forEach(CompletableFuture::join);
        append("k", 1);
        for (Told told : all) {
            Await.until("the last event", () -> told.lines().contains("first:8001"));
            assertFollowsOn(told.lines());
        }
        cursors.forEach(LogCursor::close);
    }

    /** Each line is one more than the last, or begins where a loss ended. */
    private static void assertFollowsOn(List<String> lines) {
        long last = -1;
        for (String line : lines) {
            long number = Long.parseLong(line.substring(line.indexOf("first:") + 6));
            if (last >= 0 && !line.startsWith("lost")) {
                assertThat(number).isEqualTo(last + 1);
            } else if (last >= 0) {
                assertThat(number).isGreaterThan(last);
            }
            last = number;
        }
    }

    @Test
    void whoHasClosedIsToldNothingMore() {
        Told told = new Told();
        LogCursor[] own = new LogCursor[1];
        own[0] = listen("k", new LogListener() {
            @Override
            public void event(String epoch, Entry entry) {
                told.event(epoch, entry);
                own[0].close();
            }

            @Override
            public void lost(Head resumeAt) {
                told.lost(resumeAt);
            }
        });
        append("k", 10);
        settle();
        append("k", 10);
        settle();
        assertThat(told.lines()).containsExactly("first:1");
    }

    @Test
    void whoClosesBeforeItBeginsNeverDoes() {
        Told told = new Told();
        LogCursor cursor = new LogCursor(worker, told);
        cursor.close();
        cursor.begin(windows, "k");
        append("k", 3);
        settle();
        assertThat(told.lines()).isEmpty();
    }

    @Test
    void listenersThatComeAndGoLeaveNothingBehind() {
        append("kept", 1);
        for (int i = 0; i < 10_000; i++) {
            LogCursor cursor = listen("k" + i, new Told());
            LogCursor other = listen("kept", new Told());
            cursor.close();
            other.close();
            other.close();
        }
        assertThat(windows.count()).isEqualTo(1);
        Told told = new Told();
        listen("kept", told);
        append("kept", 1);
        settle();
        assertThat(told.lines()).containsExactly("first:2");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
