package dev.howl.client.runtime;

import java.net.http.HttpClient;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The use of the shared resources by one connection, from its creation to its end. What the user has set takes the place
 * of what is shared. Thread-safe.
 */
final class SharedLease {
    private final Options options;
    private final SharedResources shared = SharedResources.instance();
    private final AtomicBoolean released = new AtomicBoolean();

    SharedLease(Options options) {
        this.options = options;
        shared.acquire();
    }

    Executor callbacks() {
        return options.executor == null ? shared.callbacks() : options.executor;
    }

    Scheduler scheduler() {
        return options.scheduler == null ? shared : options.scheduler;
    }

    Transport transport() {
        if (options.transport != null) {
            return options.transport;
        }
        // Not kept: a closed connection that is still referenced would keep the client, and its thread.
        return new JdkTransport(this::httpClient, options.maxFrameLength);
    }

    private HttpClient httpClient() {
        return options.httpClient == null ? shared.httpClient() : options.httpClient;
    }

    /** Ends the use. Only the first call has an effect. */
    void release() {
        if (released.compareAndSet(false, true)) {
            shared.release();
        }
    }
}
