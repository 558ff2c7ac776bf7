package dev.howl.server.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.server.thread.Worker;
import dev.howl.server.window.Offset;
import dev.howl.server.window.TopicWindows;
import dev.howl.server.window.WindowEntry;
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

/** Tests that a listener receives each next event, or learns what was lost, whatever the log does. */
class ListenerCursorTest {
    private static final int WINDOW = 40;

    private final Worker worker = new Worker("test-listeners");
    private final TopicWindows windows = new Windows(
                    new WindowLimits(WINDOW, 1 << 20, Duration.ofHours(1), 1 << 20), () -> 0)
            .open("topic", (body, at) -> body, "first", true);

    /** A listener that records its calls as lines. */
    private static class RecordingListener implements EntryListener {
        final List<String> lines = new ArrayList<>();

        @Override
        public void event(String epoch, WindowEntry entry) {
            line(epoch + ":" + entry.seq());
        }

        @Override
        public void lost(Offset resumeAt) {
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

    private ListenerCursor listen(String key, EntryListener listener) {
        ListenerCursor cursor = new ListenerCursor(worker, listener);
        cursor.begin(windows, key);
        return cursor;
    }

    private void append(String key, int times) {
        for (int i = 0; i < times; i++) {
            windows.append(key, new byte[] {1});
        }
    }

    /** Waits until the worker has run all pending turns of the cursors. */
    private void awaitTurns() {
        for (int i = 0; i < 20; i++) {
            CompletableFuture<Void> turn = new CompletableFuture<>();
            worker.run(() -> turn.complete(null));
            turn.join();
        }
    }

    private static List<String> events(String epoch, int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(i -> epoch + ":" + i).toList();
    }

    @Test
    void eventsAreDeliveredInOrderFromTheHeadOn() {
        append("k", 3);
        RecordingListener listener = new RecordingListener();
        listen("k", listener);
        append("k", 30);
        append("other", 5);
        awaitTurns();
        assertThat(listener.lines()).isEqualTo(events("first", 4, 33));
    }

    @Test
    void aListenerSlowerThanTheWindowLearnsWhatItLost() {
        CountDownLatch blocked = new CountDownLatch(1);
        worker.run(() -> await(blocked));
        RecordingListener listener = new RecordingListener();
        listen("k", listener);
        append("k", WINDOW + 7);
        blocked.countDown();
        awaitTurns();
        assertThat(listener.lines().get(0)).isEqualTo("lost to first:7");
        assertThat(listener.lines().subList(1, listener.lines().size())).isEqualTo(events("first", 8, WINDOW + 7));
    }

    @Test
    void aNewEpochIsReportedAndFollowed() {
        RecordingListener listener = new RecordingListener();
        listen("k", listener);
        append("k", 2);
        awaitTurns();
        windows.raise("second", Map.of("k", 10L));
        append("k", 2);
        awaitTurns();
        assertThat(listener.lines())
                .containsExactly("first:1", "first:2", "lost to second:10", "second:11", "second:12");
    }

    @Test
    void noEventIsLostOrDeliveredTwiceUnderConcurrentAppends() {
        List<RecordingListener> all =
                IntStream.range(0, 20).mapToObj(i -> new RecordingListener()).toList();
        List<CompletableFuture<Void>> appending = IntStream.range(0, 4)
                .mapToObj(thread -> CompletableFuture.runAsync(() -> append("k", 2_000)))
                .toList();
        List<ListenerCursor> cursors =
                all.stream().map(listener -> listen("k", listener)).toList();
        appending.forEach(CompletableFuture::join);
        append("k", 1);
        for (RecordingListener listener : all) {
            Await.until("the last event", () -> listener.lines().contains("first:8001"));
            assertFollowsOn(listener.lines());
        }
        cursors.forEach(ListenerCursor::close);
    }

    /** Asserts that each event follows the one before it or, after a loss, the position the listener was given. */
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
    void aClosedCursorDeliversNothingMore() {
        RecordingListener listener = new RecordingListener();
        ListenerCursor[] own = new ListenerCursor[1];
        own[0] = listen("k", new EntryListener() {
            @Override
            public void event(String epoch, WindowEntry entry) {
                listener.event(epoch, entry);
                own[0].close();
            }

            @Override
            public void lost(Offset resumeAt) {
                listener.lost(resumeAt);
            }
        });
        append("k", 10);
        awaitTurns();
        append("k", 10);
        awaitTurns();
        assertThat(listener.lines()).containsExactly("first:1");
    }

    @Test
    void aCursorClosedBeforeItBeginsStaysClosed() {
        RecordingListener listener = new RecordingListener();
        ListenerCursor cursor = new ListenerCursor(worker, listener);
        cursor.close();
        cursor.begin(windows, "k");
        append("k", 3);
        awaitTurns();
        assertThat(listener.lines()).isEmpty();
    }

    @Test
    void closedCursorsLeaveNoKeysBehind() {
        append("kept", 1);
        for (int i = 0; i < 10_000; i++) {
            ListenerCursor cursor = listen("k" + i, new RecordingListener());
            ListenerCursor other = listen("kept", new RecordingListener());
            cursor.close();
            other.close();
            other.close();
        }
        assertThat(windows.count()).isEqualTo(1);
        RecordingListener listener = new RecordingListener();
        listen("kept", listener);
        append("kept", 1);
        awaitTurns();
        assertThat(listener.lines()).containsExactly("first:2");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
