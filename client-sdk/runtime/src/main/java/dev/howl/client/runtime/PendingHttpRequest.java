package dev.howl.client.runtime;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Futures;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One request of an HTTP API: token, sending, and the completion of the caller's future on the executor. */
final class PendingHttpRequest<T> {
    private final HttpOptions options;
    private final HttpCall<T> call;
    private final CallbackRunner callbacks;
    private final URI uri;
    private final CompletableFuture<T> result = new CompletableFuture<>();

    PendingHttpRequest(HttpOptions options, HttpCall<T> call, CallbackRunner callbacks) {
        this.options = options;
        this.call = call;
        this.callbacks = callbacks;
        this.uri = call.uri(options);
    }

    CompletableFuture<T> start(SharedResources shared) {
        HttpClient client = options.httpClient == null ? shared.httpClient() : options.httpClient;
        Scheduler.Cancellable timer = shared.schedule(this::timedOut, options.requestTimeout);
        var unused = result.whenComplete((value, failure) -> timer.cancel());
        Supplier<? extends @Nullable String> supplier = options.token;
        if (supplier == null) {
            send(client, null);
        } else {
            callbacks.run(() -> sendWithToken(client, supplier), this::fail);
        }
        return result;
    }

    private void sendWithToken(HttpClient client, Supplier<? extends @Nullable String> supplier) {
        String token;
        try {
            token = supplier.get();
        } catch (Throwable e) {
            fail(e);
            return;
        }
        send(client, token);
    }

    private void send(HttpClient client, @Nullable String token) {
        HttpRequest request;
        try {
            request = call.request(options, token);
        } catch (IllegalArgumentException | CodedException e) {
            callbacks.fail(result, e);
            return;
        }
        CompletableFuture<HttpResponse<byte[]>> response = client.sendAsync(request, this::body);
        var unused = result.whenComplete((value, failure) -> response.cancel(true));
        var unusedToo = response.whenComplete((answer, failure) -> {
            if (failure == null) {
                complete(answer);
            } else {
                fail(Futures.cause(failure));
            }
        });
    }

    private BodySubscriber<byte[]> body(ResponseInfo response) {
        return new BoundedBody(
                options.maxResponseLength,
                () -> new UnexpectedReplyException(
                        uri,
                        response.statusCode(),
                        "is longer than maxResponseLength, " + options.maxResponseLength + " bytes",
                        null));
    }

    private void complete(HttpResponse<byte[]> response) {
        T value;
        try {
            value = HttpReply.of(uri, response).value(call.type());
        } catch (CodedException e) {
            callbacks.fail(result, e);
            return;
        }
        callbacks.complete(result, value);
    }

    /** Fails the future, on the executor: reading a certificate for the message blocks. */
    private void fail(Throwable cause) {
        Runnable failing = () -> result.completeExceptionally(HttpFailure.of(options, uri, cause));
        callbacks.run(failing, rejected -> failing.run());
    }

    private void timedOut() {
        callbacks.fail(result, new RequestTimeoutException(options.requestTimeout, null));
    }
}
