package dev.howl.client.runtime;

import dev.howl.runtime.Message;
import dev.howl.runtime.Position;
import java.util.Objects;
import java.util.function.Function;

/**
 * How the state of a topic is asked for. Made by generated code.
 *
 * @param request asks for it; it may be sent more than once
 * @param type the class of the answer
 * @param position where, in the topic, the answer is the state
 */
public record SnapshotRequest<S extends Message>(
        Message request, Class<S> type, Function<? super S, Position> position) {
    public SnapshotRequest {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(position, "position");
    }
}
