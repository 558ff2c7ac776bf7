package dev.howl.model.link;

import dev.howl.model.Channel;
import dev.howl.model.Operation;
import dev.howl.model.diagnostic.Location;
import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A binding of a channel, or of its operations or messages, that says that another protocol than WebSocket carries it. */
record OtherBinding(String protocol, Location location) {
    /** Returns the first one, {@code null} if there is none, or one for WebSockets. */
    static @Nullable OtherBinding of(
            Channel channel, List<Operation> operations, References references, SourceNodes origins) {
        List<Mapping> objects = new ArrayList<>(List.of(origins.of(channel)));
        operations.forEach(operation -> objects.add(origins.of(operation)));
        channel.messages().forEach(message -> objects.add(origins.of(message)));
        OtherBinding first = null;
        for (Mapping object : objects) {
            Node written = object.child("bindings");
            if (written != null && references.follow(written) instanceof Mapping bindings) {
                if (bindings.child("ws") != null) {
                    return null;
                }
                for (String protocol : bindings.keys()) {
                    if (first == null && !protocol.startsWith("x-")) {
                        first = new OtherBinding(protocol, bindings.keyLocation(protocol));
                    }
                }
            }
        }
        return first;
    }
}
