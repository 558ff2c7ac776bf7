package guide;

import dev.howl.client.HowlClient;
import dev.howl.client.runtime.ClientBuilder;
import dev.howl.client.runtime.ConnectionState;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A client that records the broadcasts that it gets, and each gap. */
final class BroadcastReader implements AutoCloseable {
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final HowlClient howl;

    /** Connects, subscribes, and waits until the server has confirmed it. */
    BroadcastReader(ClientBuilder<HowlClient> builder) {
        howl = builder.onState(this::count).connect();
        howl.broadcasts()
                .subscribe(broadcast -> received.add(broadcast.message()))
                .onGap(gap -> received.add("gap: " + gap))
                .confirmed()
                .join();
    }

    private void count(ConnectionState state) {
        if (state instanceof ConnectionState.Connected) {
            connections.incrementAndGet();
        }
    }

    /** Returns the messages and the gaps in the order of their arrival. */
    List<String> received() {
        return received;
    }

    /** Returns how often the client has connected. */
    int connections() {
        return connections.get();
    }

    @Override
    public void close() {
        howl.close();
    }
}
