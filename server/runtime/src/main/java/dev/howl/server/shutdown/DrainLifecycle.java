package dev.howl.server.shutdown;

import dev.howl.runtime.CloseCodes;
import dev.howl.server.session.Admission;
import dev.howl.server.session.Endpoint;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * Ends every session with 1001 before the web server stops, and waits for the peers: as long as a closing handshake
 * takes, at most as long as draining may.
 */
public final class DrainLifecycle implements SmartLifecycle {
    /** The closing handshake's five seconds, those of the end of TCP among them, and one to spare. */
    private static final Duration CLOSING = Duration.ofSeconds(6);

    private final List<Endpoint<?>> endpoints;
    private final Admission admission;
    private final Duration timeout;
    private volatile boolean running;
    private volatile boolean cutShort;

    public DrainLifecycle(List<Endpoint<?>> endpoints, Admission admission, Duration timeout) {
        this.endpoints = List.copyOf(endpoints);
        this.admission = admission;
        this.timeout = timeout.compareTo(CLOSING) < 0 ? timeout : CLOSING;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        drain().toCompletableFuture().join();
    }

    @Override
    public void stop(Runnable callback) {
        drain().whenComplete((done, failure) -> callback.run());
    }

    private CompletionStage<Void> drain() {
        running = false;
        var drained = admission.drain();
        endpoints.forEach(endpoint -> endpoint.closeAll(CloseCodes.GOING_AWAY, "the server stops"));
        return drained.toCompletableFuture()
                .copy()
                .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(late -> {
                    cutShort = true;
                    return null;
                });
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server's own graceful stop. */
    @Override
    public int getPhase() {
        return WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE + 256;
    }

    /** Whether connections were left when the time was up. */
    public boolean isCutShort() {
        return cutShort;
    }
}
