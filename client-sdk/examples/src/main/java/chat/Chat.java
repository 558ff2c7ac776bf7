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

/** The handler of the chat: sends what a client says to the clients in the same room. */
@Component
final class Chat implements ChatHandler {
    private final ChatSessions sessions;

    Chat(ChatSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public void say(ChatSession session, Say message) {
        sessions.in(session.room()).send(new Said(session.room(), message.text()));
    }

    @Override
    public CompletionStage<Counted> count(ChatSession session, Count request) {
        return CompletableFuture.completedStage(
                new Counted(sessions.in(session.room()).count()));
    }
}
