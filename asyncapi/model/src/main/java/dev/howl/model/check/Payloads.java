package dev.howl.model.check;

import dev.howl.model.Message;
import dev.howl.model.link.LinkedContract;
import dev.howl.model.link.References;
import dev.howl.model.schema.ObjectView;
import dev.howl.model.schema.Schema;
import java.util.Map;
import java.util.Set;

/** What the rules ask about payloads. */
final class Payloads {
    private Payloads() {}

    /** Whether its schema could not be read or found: reported elsewhere, and nothing more is known. */
    static boolean isUnknown(LinkedContract linked, Message message) {
        Schema payload = message.payload();
        if (payload == null) {
            return linked.origins().of(message).child("payload") != null;
        }
        return References.is(linked.schemas().get(payload));
    }

    /** What is sure about its frames. */
    static ObjectView view(Message message) {
        return message.payload() == null
                ? new ObjectView(Map.of(), Set.of(), Map.of())
                : ObjectView.of(message.payload());
    }
}
