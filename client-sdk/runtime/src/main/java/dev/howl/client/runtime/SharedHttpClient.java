package dev.howl.client.runtime;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.ref.WeakReference;
import java.net.http.HttpClient;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP client that connections share while there are any. Not thread-safe.
 *
 * <p>From Java 21 on it is shut down when the last connection ends. Before, a client cannot be shut down, and its
 * selector thread ends only after a garbage collection: it is then held weakly, and the next connection uses it again if
 * it was not collected. Otherwise each connection that is opened after the last one was closed would leave a thread.
 */
final class SharedHttpClient {
    /** {@code HttpClient.shutdown()}, which lets WebSockets complete their closing handshake; since Java 21. */
    private static final @Nullable MethodHandle SHUTDOWN = shutdown();

    private final Executor executor;
    private @Nullable HttpClient current;
    private WeakReference<@Nullable HttpClient> last = new WeakReference<>(null);

    /** @param executor runs the callbacks of WebSockets */
    SharedHttpClient(Executor executor) {
        this.executor = executor;
    }

    /** Returns the client, which is created if there is none. */
    HttpClient get() {
        HttpClient client = current == null ? last.get() : current;
        if (client == null) {
            client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .executor(executor)
                    .build();
        }
        current = client;
        return client;
    }

    /** Gives the client up. */
    void release() {
        HttpClient unused = current;
        current = null;
        if (unused == null) {
            return;
        }
        if (SHUTDOWN == null) {
            last = new WeakReference<>(unused);
        } else {
            invoke(SHUTDOWN, unused);
        }
    }

    private static void invoke(MethodHandle shutdown, HttpClient client) {
        try {
            shutdown.invokeExact(client);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("HttpClient.shutdown declares no checked exception", e);
        }
    }

    private static @Nullable MethodHandle shutdown() {
        try {
            return MethodHandles.publicLookup()
                    .findVirtual(HttpClient.class, "shutdown", MethodType.methodType(void.class));
        } catch (NoSuchMethodException | IllegalAccessException e) {
            return null;
        }
    }
}
