package dev.howl.client.runtime;

import dev.howl.runtime.Role;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The first two steps of an attempt to connect: the token and the handshake. Called on the event loop. */
final class Connector {
    private final Options options;
    private final EventLoop loop;
    private final CallbackRunner callbacks;
    private final Transport transport;
    private final boolean tokenInHeader;
    private int nextUri;
    private volatile URI lastUri;

    Connector(Options options, EventLoop loop, CallbackRunner callbacks, Transport transport) {
        this.options = options;
        this.loop = loop;
        this.callbacks = callbacks;
        this.transport = transport;
        this.lastUri = options.uris.get(0);
        this.tokenInHeader = options.spec.clientMessage(Role.CONNECT).isEmpty();
    }

    /**
     * Calls the token supplier on the executor.
     *
     * @param then called on the event loop with the token; called within this call, with {@code null}, if there is no
     *     supplier
     * @param failed called with what the supplier threw, or with the executor's rejection
     */
    void fetchToken(Consumer<@Nullable String> then, Consumer<? super Throwable> failed) {
        Supplier<? extends @Nullable String> supplier = options.token;
        if (supplier == null) {
            then.accept(null);
            return;
        }
        callbacks.run(
                () -> {
                    try {
                        String token = supplier.get();
                        loop.execute(() -> then.accept(token));
                    } catch (Throwable e) {
                        loop.execute(() -> failed.accept(e));
                    }
                },
                failed);
    }

    /** Returns the address of the last attempt, without its query. May be called by any thread. */
    URI lastAddress() {
        return URI.create(Options.withoutQuery(lastUri));
    }

    /**
     * Starts a handshake with the next address.
     *
     * @throws IllegalArgumentException if the URI or a header cannot be used; the message does not contain the token
     */
    Transport.Link open(@Nullable String token, TransportListener listener) {
        URI uri = options.uris.get(nextUri);
        nextUri = (nextUri + 1) % options.uris.size();
        lastUri = uri;
        if (token == null || !tokenInHeader) {
            return transport.open(uri, options.headers, handshakeTimeout(), listener);
        }
        Map<String, String> headers = new LinkedHashMap<>(options.headers);
        headers.put("Authorization", "Bearer " + token);
        try {
            return transport.open(uri, headers, handshakeTimeout(), listener);
        } catch (IllegalArgumentException e) {
            // Without cause: the JDK's message quotes the refused header, and tokens must not reach a log.
            throw new IllegalArgumentException(
                    "a header or the token cannot be sent: check the header names and their characters");
        }
    }

    /** Returns a little less than the time-out of the attempt, so that the transport says which step took too long. */
    private Duration handshakeTimeout() {
        return options.connectTimeout.multipliedBy(9).dividedBy(10);
    }
}
