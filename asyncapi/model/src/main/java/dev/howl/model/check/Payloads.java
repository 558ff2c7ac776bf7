package dev.howl.model.check;

import dev.howl.model.Message;
import dev.howl.model.link.LinkedContract;
import dev.howl.model.link.References;
import dev.howl.model.schema.Schema;
import dev.howl.model.shape.Shape;
import org.jspecify.annotations.Nullable;

/** Properties of payloads that several rules need. */
final class Payloads {
    private Payloads() {}

    /** Returns {@code true} if its schema could not be read or found, which is reported elsewhere. */
    static boolean isUnknown(LinkedContract linked, Message message) {
        Schema payload = message.payload();
        if (payload == null) {
            return linked.origins().of(message).child("payload") != null;
        }
        return References.is(linked.schemas().get(payload));
    }

    /** Returns all that is said of its frames; {@code null} where nothing is. */
    static @Nullable Shape shape(Message message) {
        return message.payload() == null ? null : Shape.of(message.payload());
    }
}
