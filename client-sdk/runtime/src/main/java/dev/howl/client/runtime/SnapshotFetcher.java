package dev.howl.client.runtime;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Frame;
import dev.howl.runtime.FrameCodec;
import dev.howl.runtime.Message;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks for a snapshot until there is an answer or a refusal that is meant. Loop only. */
final class SnapshotFetcher<S extends Message> {
    private final SnapshotRequest<S> what;
    private final ServerSubscription.Tools tools;
    private final FrameCodec codec;
    private EventLoop.@Nullable Timer retry;
    /** Answers to earlier asking are of no interest any more. */
    private long turn;

    private int failures;

    SnapshotFetcher(SnapshotRequest<S> what, ServerSubscription.Tools tools, FrameCodec codec) {
        this.what = what;
        this.tools = tools;
        this.codec = codec;
    }

    /** @param patience 0 to ask at once, otherwise the number of the try whose back-off is waited for */
    void start(int patience, Consumer<? super S> arrived, Consumer<? super Throwable> refused) {
        failures = 0;
        if (patience == 0) {
            ask(++turn, arrived, refused);
        } else {
            askLater(++turn, patience, arrived, refused);
        }
    }

    void cancel() {
        turn++;
        if (retry != null) {
            retry.cancel();
        }
    }

    private void ask(long asked, Consumer<? super S> arrived, Consumer<? super Throwable> refused) {
        OutgoingMessage message = fields -> codec.encode(what.request(), fields);
        // It changes nothing, hence it may be sent again on the next connection.
        ClientRequest request = new ClientRequest(message, spec -> spec.type() == what.type(), true);
        tools.requests().submit(request, tools.timeout(), new ClientRequest.Reply() {
            @Override
            public void answered(@Nullable Frame frame) {
                if (turn != asked) {
                    return;
                }
                S snapshot;
                try {
                    snapshot = what.type().cast(codec.decode(Objects.requireNonNull(frame, "an answer has a frame")));
                } catch (CodedException e) {
                    refused.accept(e);
                    return;
                }
                arrived.accept(snapshot);
            }

            @Override
            public void failed(Throwable cause) {
                if (turn == asked && cause instanceof CodedException coded && coded.retryable()) {
                    askLater(asked, ++failures, arrived, refused);
                } else if (turn == asked) {
                    refused.accept(cause);
                }
            }
        });
    }

    private void askLater(long asked, int attempt, Consumer<? super S> arrived, Consumer<? super Throwable> refused) {
        retry = tools.loop().schedule(tools.backoff().delay(attempt), () -> {
            if (turn == asked) {
                ask(asked, arrived, refused);
            }
        });
    }
}
