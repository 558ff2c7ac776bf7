package chat;

import chat.server.ChatHandler;
import chat.server.ChatSession;
import chat.server.ChatSessions;
import chat.server.Count;
import chat.server.Counted;
import chat.server.Said;
import chat.server.Say;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.springframework.stereotype.Component;

/** Tells everybody what somebody said. */
@Component
final class Chat implements ChatHandler {
    private final ChatSessions everybody;

    Chat(ChatSessions everybody) {
        this.everybody = everybody;
    }

    @Override
    public void say(ChatSession session, Say message) {
        everybody.send(new Said(session.room(), message.text()));
    }

    @Override
    public CompletionStage<Counted> count(ChatSession session, Count request) {
        return CompletableFuture.completedStage(new Counted(everybody.count()));
    }
}
