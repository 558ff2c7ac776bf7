package dev.howl.client.runtime;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The requests of a server's HTTP API. SDKs are a typed layer over it, and create it with an {@link HttpApiBuilder}.
 *
 * <p>Every method may be called by any thread, and none blocks. Futures complete on the executor. Cancelling one gives the
 * request up; the server may have carried it out. A request fails with
 *
 * <ul>
 *   <li>{@link HttpRequestFailedException} if the server refuses it,
 *   <li>{@link ConnectFailedException} if the server cannot be reached, or the token supplier throws,
 *   <li>{@link RequestTimeoutException} if there is no response within the request time-out,
 *   <li>{@link ConnectionLostException} if the connection ends before the response,
 *   <li>{@link UnexpectedReplyException} if the response is not one of the API, or too long,
 *   <li>{@link ConnectionClosedException} if the client is closed,
 *   <li>{@link dev.howl.runtime.CodedException} {@code bad_json} if the body contains half of a surrogate pair,
 *   <li>{@link IllegalArgumentException} if a header or the token cannot be sent; the message does not contain them.
 * </ul>
 *
 * <p>No request is repeated.
 */
public final class HttpApi implements AutoCloseable {
    private final HttpOptions options;
    private final SharedResources shared = SharedResources.instance();
    private final AtomicBoolean closed = new AtomicBoolean();

    HttpApi(HttpOptions options) {
        this.options = options;
        shared.acquire();
    }

    /**
     * Requests a resource.
     *
     * @param path path of the resource below the server's address, with a leading slash
     * @param type class of the response's body, which is a JSON object; members that it does not have are ignored
     */
    public <T> CompletableFuture<T> get(String path, Class<T> type) {
        return send(new HttpCall<>("GET", path, null, null, type));
    }

    /**
     * Sends a JSON body to a resource.
     *
     * @param path as for {@link #get}
     * @param body written as JSON; absent values are omitted
     * @param idempotencyKey makes the server handle repetitions of the request once; {@code null} for none
     * @param type as for {@link #get}
     */
    public <T> CompletableFuture<T> post(String path, Object body, @Nullable String idempotencyKey, Class<T> type) {
        return send(new HttpCall<>("POST", path, body, idempotencyKey, type));
    }

    /**
     * Removes what a resource stands for.
     *
     * @param path as for {@link #get}, with a query where the API has one
     * @param type as for {@link #get}
     */
    public <T> CompletableFuture<T> delete(String path, Class<T> type) {
        return send(new HttpCall<>("DELETE", path, null, null, type));
    }

    private <T> CompletableFuture<T> send(HttpCall<T> call) {
        if (closed.get()) {
            return CompletableFuture.failedFuture(new ConnectionClosedException("the client is closed", null));
        }
        CallbackRunner callbacks =
                new CallbackRunner(options.executor == null ? shared.callbacks() : options.executor, shared, null);
        // The request may outlast the client.
        shared.acquire();
        CompletableFuture<T> result = new PendingHttpRequest<>(options, call, callbacks).start(shared);
        var unused = result.whenComplete((value, failure) -> shared.release());
        return result;
    }

    /** Ends the client. Requests that were sent before complete as usual; further ones fail. Does not block. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            shared.release();
        }
    }
}
