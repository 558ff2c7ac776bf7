package dev.howl.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class RoomIndexTest {
    private final RoomIndex<String, String> index = new RoomIndex<>();

    private Set<String> told(Object... values) {
        Set<String> told = new TreeSet<>();
        index.forEachLoop(
                List.of(values), (loop, sessions) -> sessions.forEach(session -> told.add(loop + ":" + session)));
        return told;
    }

    @Test
    void aSessionIsInTheRoomOfItsValuesAndOfEachBeginning() {
        index.add("ann", "1", List.of("den", 1L));
        index.add("bob", "2", List.of("den", 2L));
        index.add("eve", "1", List.of("lair", 1L));
        assertThat(told("den", 1L)).containsExactly("1:ann");
        assertThat(told("den")).containsExactly("1:ann", "2:bob");
        assertThat(told(1L)).isEmpty();
        assertThat(index.count(List.of("den"))).isEqualTo(2);
        assertThat(index.stream(List.of("lair"))).containsExactly("eve");
    }

    @Test
    void aRoomWithoutSessionsIsNotKept() {
        for (int i = 0; i < 100; i++) {
            assertThat(index.count(List.of("room" + i))).isZero();
            assertThat(told("room" + i)).isEmpty();
        }
        index.add("ann", "1", List.of("den", 1L));
        index.add("bob", "2", List.of("den", 1L));
        assertThat(index.rooms()).isEqualTo(2);
        index.remove("ann", "1", List.of("den", 1L));
        index.remove("ann", "1", List.of("den", 1L));
        assertThat(index.count(List.of("den"))).isEqualTo(1);
        assertThat(told("den", 1L)).containsExactly("2:bob");
        index.remove("bob", "2", List.of("den", 1L));
        assertThat(index.rooms()).isZero();
        index.remove("nobody", "1", List.of("den", 1L));
        assertThat(index.rooms()).isZero();
    }

    @Test
    void equalNumbersAreOneRoom() {
        index.add("ann", "1", List.of(new BigDecimal("1.50")));
        index.add("bob", "1", List.of(0.0));
        index.add("eve", "1", List.of(JsonNodeFactory.instance.numberNode(5)));
        assertThat(told(new BigDecimal("1.5"))).containsExactly("1:ann");
        assertThat(told(-0.0)).containsExactly("1:bob");
        assertThat(told(JsonNodeFactory.instance.numberNode(5L))).containsExactly("1:eve");
        index.remove("ann", "1", List.of(new BigDecimal("1.500")));
        assertThat(told(new BigDecimal("1.5"))).isEmpty();
    }

    @Test
    void sessionsOfSeveralLoopsComeAndGoAtOnce() throws Exception {
        int loops = 4;
        ExecutorService threads = Executors.newFixedThreadPool(loops);
        try {
            List<Future<?>> done = new ArrayList<>();
            for (int loop = 0; loop < loops; loop++) {
                String name = "loop" + loop;
                done.add(threads.submit(() -> {
                    for (int i = 0; i < 20_000; i++) {
                        index.add("passing", name, List.of("den", i % 3));
                        assertThat(index.stream(List.of("den"))).containsAnyOf("passing", "staying");
                        index.remove("passing", name, List.of("den", i % 3));
                    }
                    index.add("staying", name, List.of("den", 0));
                }));
            }
            for (Future<?> each : done) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(index.rooms()).isEqualTo(2);
        assertThat(index.count(List.of("den"))).isEqualTo(loops);
        assertThat(told("den", 0)).hasSize(loops);
    }
}
