package dev.howl.client.runtime;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The reader of a response's body that stops at a limit. Called by one thread at a time (Reactive Streams, rule 1.3). */
final class BoundedBody implements BodySubscriber<byte[]> {
    private final int limit;
    private final Supplier<? extends Throwable> tooLong;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;

    /**
     * @param limit greatest length in bytes
     * @param tooLong creates the failure of a longer body
     */
    BoundedBody(int limit, Supplier<? extends Throwable> tooLong) {
        this.limit = limit;
        this.tooLong = tooLong;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription opened) {
        subscription = opened;
        opened.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
        for (ByteBuffer part : parts) {
            if (bytes.size() + (long) part.remaining() > limit) {
                stop();
                return;
            }
            byte[] content = new byte[part.remaining()];
            part.get(content);
            bytes.writeBytes(content);
        }
    }

    private void stop() {
        Flow.Subscription current = subscription;
        if (current != null) {
            current.cancel();
        }
        body.completeExceptionally(tooLong.get());
    }

    @Override
    public void onError(Throwable failure) {
        body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        body.complete(bytes.toByteArray());
    }
}
