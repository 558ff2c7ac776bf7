package dev.howl.pact;

import dev.howl.instances.FrameContent;
import dev.howl.model.Message;
import org.jspecify.annotations.Nullable;

/** Something that a client and a server really exchanged. */
sealed interface Exchange {
    /** Returns the name of the interaction in the pact. */
    String description();

    /** A message of the client, with its answer; {@code null} if the message has none. */
    record Asked(
            String description,
            Message message,
            FrameContent request,
            @Nullable Answer answer) implements Exchange {}

    /** The answer to a message of the client. */
    record Answer(Message message, FrameContent frame) {}

    /** A message that the server sent by itself. */
    record Pushed(String description, Message message, FrameContent frame) implements Exchange {}
}
