package dev.howl.client.runtime;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Frame;
import dev.howl.runtime.Json;
import dev.howl.runtime.Message;
import dev.howl.runtime.MessageSpec;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The factory of users' requests. Checks messages against the contract and limits how many wait. Thread-safe. */
final class RequestFactory {
    private final Options options;
    private final EventLoop loop;
    private final CallbackRunner callbacks;
    private final ConnectionController controller;
    private final Semaphore sendBudget;

    RequestFactory(Options options, EventLoop loop, CallbackRunner callbacks, ConnectionController controller) {
        this.options = options;
        this.loop = loop;
        this.callbacks = callbacks;
        this.controller = controller;
        this.sendBudget = new Semaphore(options.sendLimit);
    }

    /** Sends a request; see {@link Connection#request}. */
    <R extends Message> CompletableFuture<R> request(Message request, Class<R> reply) {
        Predicate<MessageSpec> answers = spec -> reply.isAssignableFrom(spec.type());
        if (options.spec.serverMessages().stream().noneMatch(answers)) {
            throw new IllegalArgumentException("the server does not send " + reply.getSimpleName());
        }
        return submit(
                request,
                answers,
                frame -> reply.cast(controller.codec().decode(Objects.requireNonNull(frame, "an answer has a frame"))));
    }

    /** Sends a message that has no answer; see {@link Connection#send}. */
    CompletableFuture<@Nullable Void> send(Message message) {
        return submit(message, null, frame -> null);
    }

    private <R> CompletableFuture<R> submit(
            Message message, @Nullable Predicate<MessageSpec> answer, Function<@Nullable Frame, R> result) {
        MessageSpec sent = sent(message);
        if (!sendBudget.tryAcquire()) {
            return CompletableFuture.failedFuture(new OverflowException(options.sendLimit));
        }
        CompletableFuture<R> future = new CompletableFuture<>();
        var unused = future.whenComplete((value, failure) -> sendBudget.release());
        OutgoingMessage outgoing = OutgoingMessage.of(controller.codec(), message);
        ClientRequest request =
                new ClientRequest(outgoing, answer, isRepeatable(sent, message), sent.hasProperties(), false);
        loop.execute(() -> controller.submit(request, reply(future, result)));
        return future;
    }

    private MessageSpec sent(Message message) {
        Class<?> type = message.getClass();
        return options.spec.clientMessages().stream()
                .filter(spec -> spec.type() == type)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("clients do not send " + type.getSimpleName()));
    }

    /** Returns whether the server recognises the message if it is sent twice. */
    private static boolean isRepeatable(MessageSpec spec, Message message) {
        return spec.dedupe() != null && Json.mapper().valueToTree(message).hasNonNull(spec.dedupe());
    }

    private <R> ClientRequest.ReplyHandler reply(CompletableFuture<R> future, Function<@Nullable Frame, R> result) {
        return new ClientRequest.ReplyHandler() {
            @Override
            public void answered(@Nullable Frame frame) {
                try {
                    callbacks.complete(future, result.apply(frame));
                } catch (CodedException e) {
                    failed(e);
                }
            }

            @Override
            public void failed(Throwable cause) {
                callbacks.fail(future, cause);
            }
        };
    }
}
