package dev.howl.app.originals.weather;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RoomsTest {
    private static final int THREADS = 4;
    private static final int VISITS = 5_000;

    /** What is listened to: by key, what does something for each session. */
    private final Map<String, Consumer<Consumer<String>>> open = new ConcurrentHashMap<>();

    private final Rooms<String> rooms = new Rooms<>((key, all) -> {
        assertThat(open.put(key, all)).as("listens twice to %s", key).isNull();
        return () -> open.remove(key);
    });

    @Test
    void whatHappensInACityIsForThoseInItsRoom() {
        rooms.enter("oslo", "a");
        rooms.enter("oslo", "b");
        rooms.enter("rome", "c");
        assertThat(in("oslo")).containsExactlyInAnyOrder("a", "b");
        assertThat(in("rome")).containsExactly("c");
        assertThat(rooms.of("a")).contains("oslo");
        rooms.leave("a");
        assertThat(in("oslo")).containsExactly("b");
        assertThat(rooms.of("a")).isEmpty();
    }

    @Test
    void anEmptyRoomListensNoMore() throws Exception {
        rooms.leave("nobody");
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<?>> running = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            String session = "session-" + thread;
            running.add(threads.submit(() -> {
                start.await();
                for (int i = 0; i < VISITS; i++) {
                    rooms.enter("city-" + i % 3, session);
                    assertThat(in("city-" + i % 3)).contains(session);
                    rooms.leave(session);
                }
                return null;
            }));
        }
        start.countDown();
        for (Future<?> one : running) {
            one.get(30, TimeUnit.SECONDS);
        }
        threads.shutdown();
        assertThat(open).isEmpty();
    }

    private List<String> in(String key) {
        List<String> found = new ArrayList<>();
        Consumer<Consumer<String>> all = open.get(key);
        assertThat(all).as(key).isNotNull();
        if (all != null) {
            all.accept(found::add);
        }
        return found;
    }
}
