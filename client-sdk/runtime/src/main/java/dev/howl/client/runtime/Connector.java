package dev.howl.client.runtime;

import dev.howl.runtime.Role;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Gets tokens and starts handshakes with them. Called on the loop. */
final class Connector {
    private final Options options;
    private final EventLoop loop;
    private final CallbackRunner callbacks;
    private final Transport transport;
    private final boolean tokenInHeader;
    private int tries;

    Connector(Options options, EventLoop loop, CallbackRunner callbacks) {
        this.options = options;
        this.loop = loop;
        this.callbacks = callbacks;
        this.transport = options.linkTransport();
        this.tokenInHeader = options.spec.clientMessage(Role.CONNECT).isEmpty();
    }

    /** Asks the supplier on the executor; one of the two is told on the loop. */
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

    /**
     * Tries the next address.
     *
     * @throws IllegalArgumentException where the URI or a header cannot be used; it does not quote the token
     */
    Transport.Link open(@Nullable String token, TransportListener listener) {
        URI uri = options.uris.get(tries);
        tries = (tries + 1) % options.uris.size();
        if (token == null || !tokenInHeader) {
            return transport.open(uri, options.headers, options.connectTimeout, listener);
        }
        Map<String, String> headers = new LinkedHashMap<>(options.headers);
        headers.put("Authorization", "Bearer " + token);
        try {
            return transport.open(uri, headers, options.connectTimeout, listener);
        } catch (IllegalArgumentException e) {
            // The JDK quotes the header that it refuses, and a token must not reach a log: hence no cause.
            throw new IllegalArgumentException("a header or the token cannot be sent");
        }
    }
}
