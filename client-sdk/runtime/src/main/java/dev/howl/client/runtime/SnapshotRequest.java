package dev.howl.client.runtime;

import dev.howl.runtime.Message;
import dev.howl.runtime.Position;
import java.util.Objects;
import java.util.function.Function;

/**
 * The request for a snapshot of a topic's state. Created by generated code.
 *
 * @param request message that asks for the snapshot; it may be sent more than once
 * @param type class of the answer
 * @param position returns the position of the topic at which an answer was taken
 */
public record SnapshotRequest<S extends Message>(
        Message request, Class<S> type, Function<? super S, Position> position) {
    public SnapshotRequest {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(position, "position");
    }
}
