package dev.howl.server.chat;

import dev.howl.server.PlannedOperations;
import java.util.concurrent.CompletionStage;

public interface DreamHandler {
    default CompletionStage<ChatMessages.Answer> dream(ChatSession session, ChatMessages.Dream dream) {
        return PlannedOperations.reply("dream");
    }
}
