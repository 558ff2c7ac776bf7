package dev.howl.model.link;

import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import dev.howl.model.syntax.Sequence;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * References that the objects of an AsyncAPI 3.x Components Object hold to channels, messages and servers. They are
 * followed although nothing may use the object, because a reference that leads nowhere is a mistake all the same.
 */
final class ReusableReferences {
    private final References references;
    private final Diagnostics diagnostics;

    ReusableReferences(References references, Diagnostics diagnostics) {
        this.references = references;
        this.diagnostics = diagnostics;
    }

    void check(Mapping document) {
        Set<Node> used = new HashSet<>();
        each(document.child("operations"), used::add);
        if (document.child("components") instanceof Mapping components) {
            each(components.child("operations"), operation -> {
                if (!used.contains(operation)) {
                    operation(operation);
                }
            });
            each(components.child("replies"), this::reply);
            each(components.child("channels"), channel -> targets(channel.child("servers")));
        }
    }

    private void each(@Nullable Node section, Consumer<Mapping> action) {
        if (section instanceof Mapping entries) {
            entries.forEach((name, entry) -> {
                if (references.follow(entry) instanceof Mapping object) {
                    action.accept(object);
                }
            });
        }
    }

    private void operation(Mapping operation) {
        Node channel = target(operation.child("channel"));
        targets(operation.child("messages"));
        if (channel != null && operation.child("messages") instanceof Sequence written) {
            Set<Node> own = new HashSet<>();
            if (channel.child("messages") instanceof Mapping messages) {
                messages.forEach((name, message) -> own.add(message));
            }
            written.items().forEach(item -> belongs(item, own));
        }
        if (operation.child("reply") instanceof Mapping reply && !References.is(reply)) {
            reply(reply);
        }
    }

    /** AsyncAPI 3.x, Operation Object: the messages "MUST" be those of the channel. */
    private void belongs(Node item, Set<Node> own) {
        if (item instanceof Mapping reference && References.is(reference)) {
            List<Node> chain = chain(reference);
            if (!chain.isEmpty() && chain.stream().noneMatch(own::contains)) {
                diagnostics.error(
                        reference.location(),
                        "'" + reference.text("$ref") + "' is not a message of the channel of its operation");
            }
        }
    }

    private void reply(Mapping reply) {
        target(reply.child("channel"));
        targets(reply.child("messages"));
    }

    private void targets(@Nullable Node list) {
        if (list instanceof Sequence written) {
            written.items().forEach(this::target);
        }
    }

    private @Nullable Node target(@Nullable Node written) {
        return written instanceof Mapping reference && References.is(reference) ? references.follow(reference) : null;
    }

    private List<Node> chain(Mapping reference) {
        return references.chain(reference, (parent, missing) -> references.reportMissing(reference, parent, missing));
    }
}
