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

class CityRoomsTest {
    private static final int THREADS = 4;
    private static final int VISITS = 5_000;

    /** Active listeners by key; each calls its argument for every session of the room. */
    private final Map<String, Consumer<Consumer<String>>> listeners = new ConcurrentHashMap<>();

    private final CityRooms<String> rooms = new CityRooms<>((key, all) -> {
        assertThat(listeners.put(key, all)).as("a second listener for %s", key).isNull();
        return () -> listeners.remove(key);
    });

    @Test
    void callsTheSessionsOfOneRoomOnly() {
        rooms.enter("oslo", "a");
        rooms.enter("oslo", "b");
        rooms.enter("rome", "c");
        assertThat(sessionsIn("oslo")).containsExactlyInAnyOrder("a", "b");
        assertThat(sessionsIn("rome")).containsExactly("c");
        assertThat(rooms.of("a")).contains("oslo");
        rooms.leave("a");
        assertThat(sessionsIn("oslo")).containsExactly("b");
        assertThat(rooms.of("a")).isEmpty();
    }

    @Test
    void stopsListeningWhenARoomIsEmpty() throws Exception {
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
                    assertThat(sessionsIn("city-" + i % 3)).contains(session);
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
        assertThat(listeners).isEmpty();
    }

    private List<String> sessionsIn(String key) {
        List<String> found = new ArrayList<>();
        Consumer<Consumer<String>> all = listeners.get(key);
        assertThat(all).as(key).isNotNull();
        if (all != null) {
            all.accept(found::add);
        }
        return found;
    }
}
