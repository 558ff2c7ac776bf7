package dev.howl.client.runtime;

import dev.howl.runtime.FrameCodec;
import dev.howl.runtime.Message;
import dev.howl.runtime.MessageSpec;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The handlers of the server's requests, one for each message. Added and removed by any thread; everything else is called
 * on the event loop.
 */
final class RequestHandlers {
    private final EventLoop loop;
    private final CallbackRunner callbacks;
    private final FrameCodec codec;
    private final int capacity;
    private final OnceLog log = new OnceLog();
    private final Map<Class<?>, Handler> handlers = new ConcurrentHashMap<>();
    /** Requests that were received and whose answer is not written yet. */
    private int unanswered;

    /** @param capacity largest number of requests without an answer; further ones are dropped */
    RequestHandlers(EventLoop loop, CallbackRunner callbacks, FrameCodec codec, int capacity) {
        this.loop = loop;
        this.callbacks = callbacks;
        this.codec = codec;
        this.capacity = capacity;
    }

    /** A handler with an executor that calls it, one request at a time. */
    private record Handler(
            Function<Message, @Nullable CompletionStage<? extends Message>> function, SerialExecutor executor) {}

    /**
     * Adds a handler. May be called by any thread.
     *
     * @throws IllegalStateException if the message has a handler
     */
    <T extends Message> Registration add(
            Class<T> type, Function<? super T, ? extends CompletionStage<? extends Message>> handler) {
        Handler added = new Handler(request -> handler.apply(type.cast(request)), callbacks.serial());
        if (handlers.putIfAbsent(type, added) != null) {
            throw new IllegalStateException(type.getSimpleName() + " has a handler; close its registration first");
        }
        return () -> handlers.remove(type, added);
    }

    /** Passes a request to its handler, whose answer goes out on the session on which the request came. */
    void handle(FrameSender from, ReceivedFrame received) {
        MessageSpec spec = received.frame().spec();
        if (spec.answers().isEmpty()) {
            return;
        }
        Handler handler = handlers.get(spec.type());
        if (handler == null) {
            log.warn(
                    "unhandled " + spec.name(), "the server asked '" + spec.name() + "', and no handler is registered");
            return;
        }
        if (unanswered >= capacity) {
            log.warn("slow " + spec.name(), "requests of the server were dropped: " + capacity + " have no answer yet");
            return;
        }
        Message request = received.message();
        if (request != null) {
            unanswered++;
            String ref = received.frame().ref();
            handler.executor().execute(() -> call(handler, request, from, ref));
        }
    }

    private void call(Handler handler, Message request, FrameSender from, @Nullable String ref) {
        CompletionStage<? extends Message> answer;
        try {
            answer = handler.function().apply(request);
        } catch (Throwable e) {
            answer = CompletableFuture.failedFuture(e);
        }
        if (answer == null) {
            answer = CompletableFuture.failedFuture(
                    new IllegalStateException("the handler returned null instead of a stage"));
        }
        answer.whenComplete((message, failure) -> {
            if (failure != null) {
                callbacks.failed(failure);
            } else if (message == null) {
                callbacks.failed(new IllegalStateException("the stage of a handler completed with null"));
            }
            loop.execute(() -> answered(from, ref, message));
        });
    }

    private void answered(FrameSender from, @Nullable String ref, @Nullable Message answer) {
        if (answer == null) {
            unanswered--;
            return;
        }
        from.send(fields -> codec.encode(answer, fields), ref, failure -> {
            unanswered--;
            // With the connection the request is gone, too.
            if (failure != null && !(failure instanceof ConnectionLostException)) {
                log.warn("answer " + answer.getClass().getName(), "an answer could not be sent: " + failure);
            }
        });
    }
}
