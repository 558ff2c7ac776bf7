package dev.howl.app.load;

import dev.howl.testkit.RawSocket;
import dev.howl.testkit.wire.Opcode;
import dev.howl.testkit.wire.WireFrame;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Clients that ping a few times per second and measure each round trip. */
final class HealthyClients implements AutoCloseable {
    private static final long PAUSE_MILLIS = 100;

    private final List<Client> clients = new ArrayList<>();
    private volatile boolean stopped;

    /**
     * The round trips of one load.
     *
     * @param millis in ascending order
     * @param closed clients whose connection ended
     */
    record Measured(List<Double> millis, int closed) {
        double percentile(double share) {
            return millis.get((int) Math.min(millis.size() - 1L, Math.round(millis.size() * share)));
        }

        @Override
        public String toString() {
            return String.format(
                    "%d round trips: median %.1f ms, 99 %% %.1f ms, longest %.1f ms; %d clients closed",
                    millis.size(), percentile(0.5), percentile(0.99), percentile(1), closed);
        }
    }

    private final class Client extends Thread {
        private final RawSocket socket;
        private final String ping;
        private final List<Double> millis = new ArrayList<>();
        private volatile boolean closed;

        Client(URI events) throws IOException {
            super("healthy");
            setDaemon(true);
            socket = RawSocket.open(events);
            String id = socket.readFrame().orElseThrow().text().replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
            ping = "{\"type\":\"ping\",\"payload\":{\"id\":\"" + id + "\"}}";
        }

        @Override
        @SuppressWarnings("ThreadSleep")
        public void run() {
            try {
                while (!stopped) {
                    long start = System.nanoTime();
                    socket.sendText(ping);
                    Optional<WireFrame> pong = socket.readFrame();
                    if (pong.isEmpty() || pong.get().opcode() == Opcode.CLOSE) {
                        closed = true;
                        return;
                    }
                    add((System.nanoTime() - start) / 1e6);
                    Thread.sleep(PAUSE_MILLIS);
                }
            } catch (IOException | AssertionError | InterruptedException e) {
                closed = true;
            }
        }

        private synchronized void add(double roundTrip) {
            millis.add(roundTrip);
        }

        synchronized List<Double> take() {
            List<Double> taken = List.copyOf(millis);
            millis.clear();
            return taken;
        }
    }

    HealthyClients(int count, URI events) throws IOException {
        for (int i = 0; i < count; i++) {
            clients.add(new Client(events));
        }
        clients.forEach(Thread::start);
    }

    /** Measures for a time; what was measured before is discarded. */
    Measured during(long seconds) throws InterruptedException {
        clients.forEach(Client::take);
        new CountDownLatch(1).await(seconds, TimeUnit.SECONDS);
        List<Double> all = clients.stream()
                .flatMap(client -> client.take().stream())
                .sorted()
                .toList();
        return new Measured(
                all, (int) clients.stream().filter(client -> client.closed).count());
    }

    @Override
    public void close() {
        stopped = true;
        clients.forEach(client -> client.socket.close());
    }
}
