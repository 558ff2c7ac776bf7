package dev.howl.client;

import static dev.howl.testservices.StubDashboard.incident;
import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.client.runtime.RequestFailedException;
import dev.howl.runtime.Position;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testservices.StubDashboard;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Incidents through the SDK, with the real server and a simulated dashboard. */
class IncidentsTest {
    @AutoClose
    private final StubDashboard dashboard = StubDashboard.start();

    /** The incidents as a client of {@code follow} keeps them. Used by one listener call at a time. */
    private static final class Board {
        private final TreeMap<Long, Incident> incidents = new TreeMap<>();
        private final Received<List<String>> seen = new Received<>();

        void state(IncidentsSnapshot now) {
            incidents.clear();
            now.incidents().forEach(this::put);
            publish();
        }

        void change(IncidentDiff diff) {
            diff.removed().forEach(incidents::remove);
            diff.changed().forEach(change -> put(change.incident()));
            diff.added().forEach(this::put);
            publish();
        }

        private void put(Incident incident) {
            incidents.put(incident.id(), incident);
        }

        private void publish() {
            seen.accept(incidents.values().stream().map(Incident::text).toList());
        }
    }

    @Test
    void followDeliversTheStateAndEveryChangeAfterIt() throws Exception {
        dashboard.show(incident(1, "one", 1));
        try (ServerUnderTest server = server();
                HowlClient howl = HowlClient.connect(server.ws("/events"))) {
            Board board = new Board();
            // Waits until the server has read the dashboard.
            howl.incidents().follow(board::state, board::change);
            assertThat(board.seen.next()).containsExactly("one");
            dashboard.show(incident(1, "one, worse", 3), incident(2, "two", 1));
            assertThat(board.seen.next()).containsExactly("one, worse", "two");
            dashboard.show(incident(2, "two", 1));
            assertThat(board.seen.next()).containsExactly("two");
            IncidentsSnapshot current = howl.incidents().current().join();
            assertThat(current.incidents()).extracting(Incident::text).containsExactly("two");
            assertThat(current.position().seq()).isEqualTo(2);
        }
    }

    @Test
    void changesAreTypedWithOldAndNewValues() throws Exception {
        dashboard.show(incident(1, "one", 1, "We look"));
        try (ServerUnderTest server = server();
                HowlClient howl = HowlClient.connect(server.ws("/events"))) {
            awaitState(howl);
            Received<IncidentDiff> diffs = new Received<>();
            howl.incidents().subscribe(diffs).confirmed().join();
            dashboard.show(incident(1, "one", 3, "We look"));
            IncidentChange change = diffs.next().changed().get(0);
            assertThat(change.fields()).isEqualTo(new IncidentFieldChanges(null, new ImpactChange(1, 3), null, null));
            assertThat(change.appendedUpdates()).isEmpty();
            assertThat(change.incident().updates())
                    .containsExactly(new IncidentUpdate("We look", "fixing", "2026-03-14 06:00"));
        }
    }

    @Test
    void noChangeIsLostAroundTheSnapshot() throws Exception {
        dashboard.show(incident(0, "begin", 0));
        try (ServerUnderTest server = server();
                HowlClient howl = HowlClient.connect(server.ws("/events"))) {
            awaitState(howl);
            CompletableFuture<Void> changing = CompletableFuture.runAsync(() -> {
                for (int i = 1; i <= 20; i++) {
                    dashboard.show(incident(i, "change " + i, 1));
                    awaitState(howl, "change " + i);
                }
            });
            List<Board> boards = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                Board board = new Board();
                boards.add(board);
                howl.incidents().follow(board::state, board::change);
                board.seen.next();
            }
            changing.get(180, TimeUnit.SECONDS);
            for (Board board : boards) {
                board.seen.next(texts -> texts.equals(List.of("change 20")));
            }
        }
    }

    @Test
    void aClientResumesWithTheChangesMadeDuringARestart() throws Exception {
        dashboard.show(incident(1, "one", 1));
        try (ServerUnderTest server = server();
                HowlClient howl = HowlClient.builder(server.ws("/events"))
                        .backoff(RealServer.BACKOFF, RealServer.BACKOFF)
                        .connect()) {
            Board board = new Board();
            howl.incidents().follow(board::state, board::change);
            board.seen.next();
            Received<Position> positions = new Received<>();
            howl.incidents().subscribe((diff, position) -> positions.accept(position));
            dashboard.show(incident(1, "one", 1), incident(2, "two", 1));
            Position before = positions.next();
            assertThat(server.stop()).isZero();
            dashboard.show(incident(2, "two", 1), incident(3, "three", 1));
            server.startAgain();
            assertThat(before.isFollowedBy(positions.next())).isTrue();
            board.seen.next(texts -> texts.equals(List.of("two", "three")));
        }
    }

    @Test
    void aLargeDashboardFitsIntoOneAnswer() throws Exception {
        String[] many = IntStream.range(0, 400)
                .mapToObj(id -> incident(id, "t".repeat(9_000), 1))
                .toArray(String[]::new);
        dashboard.show(many);
        try (ServerUnderTest server = server();
                HowlClient howl = HowlClient.connect(server.ws("/events"))) {
            Board board = new Board();
            howl.incidents().follow(board::state, board::change);
            assertThat(board.seen.next()).hasSize(400);
            dashboard.show();
            assertThat(board.seen.next()).isEmpty();
        }
    }

    private ServerUnderTest server() {
        return RealServer.start(
                dashboard.setting(),
                "howl.incidents.poll-interval=100ms",
                "howl.wisdom.interval=1h",
                "howl.drain.timeout=8s");
    }

    private static void awaitState(HowlClient howl) {
        awaitState(howl, "");
    }

    /** Polls until an incident has a text, less often than the rate limit of clients. */
    private static void awaitState(HowlClient howl, String text) {
        while (!isState(howl, text)) {
            LockSupport.parkNanos(100_000_000);
        }
    }

    private static boolean isState(HowlClient howl, String text) {
        try {
            return howl.incidents().current().join().incidents().stream()
                    .anyMatch(incident -> incident.text().contains(text));
        } catch (CompletionException e) {
            assertThat(e.getCause())
                    .isInstanceOfSatisfying(RequestFailedException.class, refused -> assertThat(refused.code())
                            .isEqualTo("unavailable"));
            return false;
        }
    }
}
