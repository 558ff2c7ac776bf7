package dev.howl.model.check;

import dev.howl.model.Channel;
import dev.howl.model.Message;
import dev.howl.model.Operation;
import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.link.LinkedContract;
import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import java.util.HashMap;
import java.util.Map;

/**
 * {@code operationId} and {@code messageId} of AsyncAPI 2.x: each "MUST be unique among all operations" or messages
 * "described in the API". In 3.x they are keys of objects.
 */
final class UniqueIdCheck {
    private final String field;
    private final Diagnostics diagnostics;
    private final Map<String, Node> taken = new HashMap<>();

    private UniqueIdCheck(String field, Diagnostics diagnostics) {
        this.field = field;
        this.diagnostics = diagnostics;
    }

    static void check(LinkedContract linked, Diagnostics diagnostics) {
        if (!linked.version().isTwo()) {
            return;
        }
        UniqueIdCheck operations = new UniqueIdCheck("operationId", under(linked, "Operation Object", diagnostics));
        for (Operation operation : linked.contract().operations()) {
            operations.check(linked.origins().of(operation));
        }
        UniqueIdCheck messages = new UniqueIdCheck("messageId", under(linked, "Message Object", diagnostics));
        for (Channel channel : linked.contract().channels()) {
            for (Message message : channel.messages()) {
                messages.check(linked.origins().of(message));
            }
        }
    }

    private static Diagnostics under(LinkedContract linked, String section, Diagnostics diagnostics) {
        return diagnostics.under(linked.version().section(section));
    }

    /** The same object may stand in several channels. */
    private void check(Mapping object) {
        Node written = object.child(field);
        String id = object.text(field);
        Node other = written == null || id == null ? null : taken.putIfAbsent(id, object);
        if (other != null && written != null && !other.where().equals(object.where())) {
            diagnostics.error(
                    written.location(),
                    field + " '" + id + "' is already used by #" + other.pointer() + " (" + other.where()
                            + "); choose another id");
        }
    }
}
