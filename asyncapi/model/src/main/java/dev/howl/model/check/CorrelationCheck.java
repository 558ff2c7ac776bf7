package dev.howl.model.check;

import dev.howl.model.Channel;
import dev.howl.model.Message;
import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.diagnostic.Location;
import dev.howl.model.link.LinkedContract;
import dev.howl.model.link.References;
import dev.howl.model.shape.Member;
import dev.howl.model.shape.Shape;
import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import dev.howl.model.syntax.Pointers;
import java.util.List;
import java.util.Objects;

/** Correlation IDs: a WebSocket frame has no headers, so they stand in the payload, and its schema must show them. */
final class CorrelationCheck {
    private static final String FORM = "$message.payload#";
    /** Alternatives inside of alternatives deeper than this are not looked at. */
    private static final int MAX_DEPTH = 6;

    private CorrelationCheck() {}

    static void check(LinkedContract linked, References references, Diagnostics diagnostics) {
        for (Channel channel : linked.contract().sockets()) {
            for (Message message : channel.messages()) {
                Node written = linked.origins().of(message).child("correlationId");
                if (message.correlationId() == null && written != null) {
                    headers(message, written, references, diagnostics);
                } else if (message.correlationId() != null && !message.isJson()) {
                    diagnostics.warning(
                            place(linked.origins().of(message)),
                            "correlation id '" + message.correlationId() + "' of message '" + message.id()
                                    + "' is ignored: its frames are " + message.contentType()
                                    + ", and only JSON has properties");
                } else if (message.correlationId() != null) {
                    check(
                            message,
                            message.correlationId(),
                            place(linked.origins().of(message)),
                            diagnostics);
                }
            }
        }
    }

    private static void headers(Message message, Node written, References references, Diagnostics diagnostics) {
        if (references.follow(written) instanceof Mapping object && object.text("location") != null) {
            diagnostics.warning(
                    written.location(),
                    "correlation id '" + object.text("location") + "' of message '" + message.id()
                            + "' is ignored: a WebSocket frame has no headers; put the id into the payload"
                            + " ($message.payload#/property)");
        }
    }

    private static Location place(Mapping message) {
        return Objects.requireNonNull(message.child("correlationId")).location();
    }

    private static void check(Message message, String location, Location place, Diagnostics diagnostics) {
        List<String> steps = location.startsWith(FORM) ? Pointers.steps(location.substring(FORM.length())) : null;
        if (steps == null) {
            return;
        }
        if (steps.isEmpty()) {
            diagnostics.warning(
                    place,
                    "correlation id '" + location + "' of message '" + message.id()
                            + "' is the whole payload; Howl needs a property of it ($message.payload#/property)");
        } else if (message.payload() != null && !exists(Shape.of(message.payload()), steps, 0)) {
            diagnostics.warning(
                    place,
                    "correlation id '" + location + "' refers to a property that is not in the payload of message '"
                            + message.id() + "'; add the property to its schema");
        }
    }

    /** Returns whether a property exists; one counts that some alternative describes. */
    private static boolean exists(Shape shape, List<String> steps, int depth) {
        if (steps.isEmpty()) {
            return true;
        }
        Member member = shape.members().get(steps.get(0));
        if (member != null) {
            return exists(member.shape(), steps.subList(1, steps.size()), depth);
        }
        return depth < MAX_DEPTH
                && shape.alternatives().stream().anyMatch(group -> group.branches().stream()
                        .anyMatch(branch -> exists(shape.branch(group, branch), steps, depth + 1)));
    }
}
