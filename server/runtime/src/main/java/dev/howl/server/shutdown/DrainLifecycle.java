package dev.howl.server.shutdown;

import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;

/** The lifecycle bean that drains the server before the web server stops, unless a signal has drained it already. */
public final class DrainLifecycle implements SmartLifecycle {
    /** The phase of the drain, which comes before the web server's own graceful shutdown. */
    public static final int PHASE = WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE + 256;

    private final Drain drain;
    private volatile boolean running;

    public DrainLifecycle(Drain drain) {
        this.drain = drain;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        drain.start().toCompletableFuture().join();
    }

    @Override
    public void stop(Runnable callback) {
        running = false;
        drain.start().whenComplete((done, failure) -> callback.run());
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
