package dev.howl.client.runtime;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Frame;
import dev.howl.runtime.FrameCodec;
import dev.howl.runtime.Message;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A request for a snapshot that is repeated until it is answered or refused for good. Event loop only. */
final class SnapshotFetcher<S extends Message> {
    private final SnapshotRequest<S> request;
    private final ServerSubscription.Context context;
    private final FrameCodec codec;
    private EventLoop.@Nullable Timer retry;
    /** Incremented with each fetch; answers to earlier fetches are ignored. */
    private long generation;

    private int failures;

    SnapshotFetcher(SnapshotRequest<S> request, ServerSubscription.Context context, FrameCodec codec) {
        this.request = request;
        this.context = context;
        this.codec = codec;
    }

    /**
     * Starts a fetch, which replaces an earlier one.
     *
     * @param initialAttempt 0 to send the request at once; otherwise number of the attempt whose back-off passes first
     * @param arrived called with the snapshot
     * @param refused called with a refusal that is not retryable, or another failure
     */
    void start(int initialAttempt, Consumer<? super S> arrived, Consumer<? super Throwable> refused) {
        failures = 0;
        if (initialAttempt == 0) {
            ask(++generation, arrived, refused);
        } else {
            askLater(++generation, initialAttempt, arrived, refused);
        }
    }

    /** Cancels the fetch. None of its callbacks is called any more. */
    void cancel() {
        generation++;
        EventLoop.cancel(retry);
    }

    private void ask(long fetch, Consumer<? super S> arrived, Consumer<? super Throwable> refused) {
        OutgoingMessage message = OutgoingMessage.of(codec, request.request());
        // Repeatable, because reading the state changes nothing.
        ClientRequest asked = new ClientRequest(message, spec -> spec.type() == request.type(), true);
        context.requests().submit(asked, context.timeout(), new ClientRequest.ReplyHandler() {
            @Override
            public void answered(@Nullable Frame frame) {
                if (generation != fetch) {
                    return;
                }
                S snapshot;
                try {
                    snapshot =
                            request.type().cast(codec.decode(Objects.requireNonNull(frame, "an answer has a frame")));
                } catch (CodedException e) {
                    refused.accept(e);
                    return;
                }
                arrived.accept(snapshot);
            }

            @Override
            public void failed(Throwable cause) {
                if (generation == fetch && cause instanceof CodedException coded && coded.retryable()) {
                    askLater(fetch, ++failures, arrived, refused);
                } else if (generation == fetch) {
                    refused.accept(cause);
                }
            }
        });
    }

    private void askLater(long fetch, int attempt, Consumer<? super S> arrived, Consumer<? super Throwable> refused) {
        retry = context.loop().schedule(context.backoff().delay(attempt), () -> {
            if (generation == fetch) {
                ask(fetch, arrived, refused);
            }
        });
    }
}
