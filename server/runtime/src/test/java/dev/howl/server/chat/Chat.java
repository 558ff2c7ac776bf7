package dev.howl.server.chat;

import dev.howl.runtime.CodedException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The handler of the {@code chat} channel; the question selects how it answers. */
public final class Chat implements ChatHandler {
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final Queue<CompletableFuture<ChatMessages.Answer>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger asked = new AtomicInteger();

    /** An exception with which even the code that logs it fails. */
    private static final class Unprintable extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw new IllegalStateException("the secret of the house");
        }
    }

    @Override
    public CompletionStage<ChatMessages.Answer> ask(ChatSession session, ChatMessages.Ask ask) {
        asked.incrementAndGet();
        return switch (ask.question()) {
            case "boom" -> throw new IllegalStateException("the secret of the house");
            case "big boom" -> throw new StackOverflowError("the secret of the house");
            case "late boom" -> CompletableFuture.failedFuture(new IllegalStateException("the secret of the house"));
            case "unprintable boom" -> throw new Unprintable();
            case "late unprintable boom" -> CompletableFuture.failedFuture(new Unprintable());
            case "conflict" -> CompletableFuture.failedFuture(new CodedException("conflict", "somebody was first"));
            case "where" ->
                CompletableFuture.completedStage(
                        new ChatMessages.Answer(String.valueOf(session.session().parameters())));
            case "wait" -> {
                CompletableFuture<ChatMessages.Answer> answer = new CompletableFuture<>();
                waiting.add(answer);
                yield answer;
            }
            default -> CompletableFuture.supplyAsync(() -> new ChatMessages.Answer("to " + ask.question()));
        };
    }

    @Override
    public void say(ChatSession session, ChatMessages.Say say) {
        said.add(say.text());
        if (say.text().startsWith("close")) {
            session.session().send(new ChatMessages.Notice("first this"));
            session.session().close(4003, "enough");
            session.session().send(new ChatMessages.Notice("never this"));
        }
    }

    /** Answers with the subject of the caller's token. */
    @Override
    public CompletionStage<ChatMessages.Answer> shout(ChatSession session, ChatMessages.Shout shout) {
        return CompletableFuture.completedStage(new ChatMessages.Answer(
                session.session().principal().orElseThrow().subject()));
    }

    public List<String> said() {
        return said;
    }

    public Queue<CompletableFuture<ChatMessages.Answer>> waiting() {
        return waiting;
    }

    public int asked() {
        return asked.get();
    }
}
