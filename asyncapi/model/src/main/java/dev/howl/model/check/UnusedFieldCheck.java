package dev.howl.model.check;

import dev.howl.model.Channel;
import dev.howl.model.FieldOutcomes;
import dev.howl.model.FieldOutcomes.Row;
import dev.howl.model.FieldOutcomes.Use;
import dev.howl.model.Message;
import dev.howl.model.Operation;
import dev.howl.model.Server;
import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.link.LinkedContract;
import dev.howl.model.link.NameHints;
import dev.howl.model.link.References;
import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import dev.howl.model.syntax.Sequence;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Warns of the fields of WebSockets, and of what belongs to them, that have no effect on generated code; {@link
 * FieldOutcomes} lists them. Channels of other protocols have a warning of their own.
 */
final class UnusedFieldCheck {
    private final LinkedContract linked;
    private final References references;
    private final Diagnostics diagnostics;
    private final Set<Object> reported = new HashSet<>();

    private UnusedFieldCheck(LinkedContract linked, References references, Diagnostics diagnostics) {
        this.linked = linked;
        this.references = references;
        this.diagnostics = diagnostics;
    }

    static void check(LinkedContract linked, References references, Diagnostics diagnostics) {
        new UnusedFieldCheck(linked, references, diagnostics).check();
    }

    private void check() {
        List<Channel> sockets = linked.contract().sockets();
        sockets.forEach(this::channel);
        for (Operation operation : linked.contract().operations()) {
            if (operation.channel().isSocket()) {
                object("Operation Object", linked.origins().of(operation));
            }
        }
        for (Server server :
                sockets.isEmpty() ? List.<Server>of() : linked.contract().servers()) {
            if (Set.of("ws", "wss").contains(server.protocol())) {
                object("Server Object", linked.origins().of(server));
            }
        }
    }

    private void channel(Channel channel) {
        Mapping object = linked.origins().of(channel);
        Node bindings = end(object.child("bindings"));
        if (bindings instanceof Mapping written) {
            otherProtocols("Channel Bindings Object", written);
            method(written.child("ws"));
        }
        if (object.child("parameters") instanceof Mapping parameters) {
            parameters.forEach((name, entry) -> {
                if (end(entry) instanceof Mapping parameter) {
                    object("Parameter Object", parameter);
                }
            });
        }
        for (Message message : channel.messages()) {
            object("Message Object", linked.origins().of(message));
        }
    }

    private void object(String name, Mapping object) {
        object.forEach((field, value) -> {
            Row row = FieldOutcomes.of(name, field);
            if (field.equals("bindings") && end(value) instanceof Mapping bindings) {
                otherProtocols(name.replace("Object", "Bindings Object"), bindings);
            } else if (field.equals("reply") && end(value) instanceof Mapping reply) {
                object("Operation Reply Object", reply);
            } else if (row != null && row.uses().contains(Use.WARNING) && !isEmpty(value)) {
                report(value, "'" + field + "'", row);
            }
        });
    }

    /** Warns once of all bindings of an object: a document may list many protocols. */
    private void otherProtocols(String name, Mapping bindings) {
        List<String> unused = bindings.keys().stream()
                .filter(protocol -> !protocol.startsWith("x-"))
                .filter(protocol -> isUnused(name, protocol, bindings.child(protocol)))
                .toList();
        Row row = FieldOutcomes.of(name, "http");
        if (!unused.isEmpty() && row != null) {
            report(
                    Objects.requireNonNull(bindings.child(unused.get(0))),
                    "the binding of " + NameHints.list(unused),
                    row);
        }
    }

    /** Of {@code ws} where it is reserved, {@link StructureCheck} warns in 3.x. */
    private boolean isUnused(String name, String protocol, @Nullable Node written) {
        if (!protocol.equals("ws")) {
            return true;
        }
        return linked.version().isTwo()
                && !name.equals("Channel Bindings Object")
                && written instanceof Mapping ws
                && ws.keys().stream().anyMatch(key -> !key.equals("bindingVersion") && !key.startsWith("x-"));
    }

    private void method(@Nullable Node written) {
        Row row = FieldOutcomes.of("WebSockets Channel Binding Object", "method");
        String method = written instanceof Mapping ws ? ws.text("method") : null;
        Node value = method == null || written == null ? null : written.child("method");
        if (value != null && row != null && !"GET".equals(method)) {
            report(value, "'method'", row);
        }
    }

    /** Many operations may have the same requirement: it is reported once. */
    private void report(Node value, String what, Row row) {
        if (reported.add(row.field().equals("security") ? value.json() : value)) {
            diagnostics.warning(value.where(), what + " has no effect: " + row.words());
        }
    }

    private static boolean isEmpty(Node value) {
        return value instanceof Sequence list && list.items().isEmpty();
    }

    private @Nullable Node end(@Nullable Node value) {
        return value == null ? null : references.follow(value);
    }
}
