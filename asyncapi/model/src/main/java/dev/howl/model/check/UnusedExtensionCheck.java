package dev.howl.model.check;

import dev.howl.model.Channel;
import dev.howl.model.Operation;
import dev.howl.model.Operation.Action;
import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.link.LinkedContract;
import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;

/** Warns of extensions of Howl that have no effect where they are written. */
final class UnusedExtensionCheck {
    private final LinkedContract linked;
    private final Diagnostics diagnostics;

    private UnusedExtensionCheck(LinkedContract linked, Diagnostics diagnostics) {
        this.linked = linked;
        this.diagnostics = diagnostics;
    }

    static void check(LinkedContract linked, Diagnostics diagnostics) {
        UnusedExtensionCheck check = new UnusedExtensionCheck(linked, diagnostics);
        linked.contract().sockets().forEach(check::channel);
        linked.contract().operations().stream()
                .filter(operation -> operation.channel().isSocket())
                .forEach(check::operation);
    }

    /** A text with a pattern may be unable to express an error; then the rule for invalid frames holds. */
    private void channel(Channel channel) {
        boolean hasErrors = channel.messages().stream()
                .filter(message -> "error".equals(message.role()))
                .anyMatch(message -> message.payload() == null
                        || message.payload().keywords().bounds().pattern() == null);
        if (hasErrors) {
            extension(
                    linked.origins().of(channel),
                    "x-howl-on-invalid",
                    "the message with the role 'error' answers invalid frames");
        }
    }

    /** The extensions of an operation are about what clients send, and are written for one message. */
    private void operation(Operation operation) {
        Mapping object = linked.origins().of(operation);
        boolean isSent = operation.action() == Action.SEND;
        long messages = operation.messages().stream()
                .filter(message -> message.role() == null)
                .count();
        if (isSent) {
            extension(
                    object,
                    "x-howl-scope",
                    "the server sends these messages, and scopes are required of clients; of subscribers a topic requires"
                            + " its 'read-scope'");
            extension(
                    object, "x-howl-method", "the server sends these messages, and clients receive them in listeners");
        } else if (messages > 1) {
            extension(object, "x-howl-method", "each of the " + messages + " messages has a method of its own");
        } else if (messages == 0 && !operation.messages().isEmpty()) {
            extension(object, "x-howl-method", "the client sends messages with a role by itself");
        }
    }

    private void extension(Mapping object, String name, String words) {
        Node written = object.child(name);
        if (written != null) {
            diagnostics.warning(written.where(), "'" + name + "' has no effect: " + words);
        }
    }
}
