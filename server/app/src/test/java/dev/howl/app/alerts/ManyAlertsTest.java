package dev.howl.app.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.Peer;
import dev.howl.testkit.ServerUnderTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Acceptance test of keyed delivery: a thousand clients on a hundred cities. */
class ManyAlertsTest {
    private static final int CLIENTS = 1_000;
    private static final int CITIES = 100;
    /**
     * Most alerts of one city. City {@code i} gets {@code 1 + i % 5}, so neighbouring cities have different numbers.
     */
    private static final int MAX_ALERTS = 5;

    @Test
    void deliversToEachOfAThousandClientsExactlyTheAlertsOfItsCity() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        List<Peer> clients = new ArrayList<>();
        try (ServerUnderTest server = AlertServer.start("howl.heartbeat.idle-timeout=2m")) {
            List<String> cities = AlertServer.cities(server).subList(0, CITIES);
            clients.addAll(all(threads, CLIENTS, i -> subscribed(server, cities.get(i % CITIES))));
            List<List<JsonNode>> published = publish(threads, server, cities);
            List<Integer> counts = all(threads, CLIENTS, i -> {
                List<JsonNode> expected = published.get(i % CITIES);
                assertThat(events(clients.get(i), expected.size())).isEqualTo(expected);
                return expected.size();
            });
            assertThat(counts).hasSize(CLIENTS);
            assertThat(counts.stream().mapToInt(Integer::intValue).sum()).isEqualTo(3_000);
        } finally {
            clients.forEach(Peer::close);
            threads.shutdownNow();
        }
    }

    private interface Indexed<T> {
        T at(int index) throws Exception;
    }

    private static Peer subscribed(ServerUnderTest server, String city) throws Exception {
        Peer peer = Peer.connected(server);
        assertThat(AlertServer.subscribe(peer, city).path("type").stringValue()).isEqualTo("subscribe_confirmation");
        return peer;
    }

    /** Publishes the alerts and returns them by city, in the order of their positions. */
    private static List<List<JsonNode>> publish(ExecutorService threads, ServerUnderTest server, List<String> cities)
            throws Exception {
        return all(threads, cities.size(), i -> {
            List<JsonNode> alerts = new ArrayList<>();
            for (int number = 0; number < 1 + i % MAX_ALERTS; number++) {
                alerts.add(AlertServer.publish(server, cities.get(i), "Alert " + number + " of " + i));
            }
            return alerts;
        });
    }

    /** Receives {@code count} alerts, shaped like the HTTP responses, and asserts that no other frame follows. */
    private static List<JsonNode> events(Peer peer, int count) {
        List<JsonNode> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            JsonNode event = peer.await("alert");
            events.add(((ObjectNode) event.path("payload")).set("position", event.path("position")));
        }
        assertThat(peer.receiveAll()).isEmpty();
        return events;
    }

    private static <T> List<T> all(ExecutorService threads, int count, Indexed<T> task) throws Exception {
        List<Callable<T>> tasks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int index = i;
            tasks.add(() -> task.at(index));
        }
        List<T> results = new ArrayList<>();
        for (Future<T> future : threads.invokeAll(tasks)) {
            results.add(future.get());
        }
        return results;
    }
}
