package dev.howl.model.check;

import dev.howl.model.Message;
import dev.howl.model.link.LinkedContract;
import dev.howl.model.link.References;
import dev.howl.model.schema.ObjectView;
import dev.howl.model.schema.Schema;
import java.util.Map;
import java.util.Set;

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

    /** Returns the properties that all its frames have. */
    static ObjectView view(Message message) {
        return message.payload() == null
                ? new ObjectView(Map.of(), Set.of(), Map.of())
                : ObjectView.of(message.payload());
    }
}
