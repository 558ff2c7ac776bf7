package dev.howl.server.chat;

import java.util.concurrent.CompletionStage;

public interface ChatHandler {
    CompletionStage<ChatMessages.Answer> ask(ChatSession session, ChatMessages.Ask ask);

    void say(ChatSession session, ChatMessages.Say say);

    CompletionStage<ChatMessages.Answer> shout(ChatSession session, ChatMessages.Shout shout);
}
