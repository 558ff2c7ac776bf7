package dev.howl.testkit.correlation;

import dev.howl.model.Message;
import dev.howl.model.shape.Facts;
import dev.howl.model.shape.Shape;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The places of correlation ids in the frames of a channel (AsyncAPI 3.0, Correlation ID Object). A message without one
 * has the property of the others, if all have the same and its schema does not forbid it.
 */
public final class CorrelationPlaces {
    private static final String FORM = "$message.payload#";

    private final @Nullable String common;
    private final boolean numbered;

    /** Finds the places in the messages of a channel, of both directions. */
    public CorrelationPlaces(List<Message> messages) {
        List<String> places = messages.stream()
                .map(CorrelationPlaces::own)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        common = places.size() == 1 ? places.get(0) : null;
        numbered = common != null
                && messages.stream()
                        .map(message -> member(message, common))
                        .flatMap(Optional::stream)
                        .anyMatch(shape -> !shape.types().isEmpty()
                                && shape.types().stream()
                                        .allMatch(type -> type.name().matches("INTEGER|NUMBER")));
    }

    private static @Nullable String own(Message message) {
        String location = message.correlationId();
        return location == null || !message.isJson() || !location.startsWith(FORM + "/")
                ? null
                : location.substring(FORM.length());
    }

    private static Optional<Shape> member(Message message, String place) {
        return message.payload() == null || !message.isJson() || place.indexOf('/', 1) >= 0
                ? Optional.empty()
                : Stream.ofNullable(Shape.of(message.payload()).members().get(place.substring(1)))
                        .map(member -> member.shape())
                        .findFirst();
    }

    private @Nullable JsonPointer place(Message message) {
        String own = own(message);
        if (own != null) {
            return JsonPointer.compile(own);
        }
        return common != null && message.isJson() && allows(message, common) ? JsonPointer.compile(common) : null;
    }

    private static boolean allows(Message message, String place) {
        if (message.payload() == null || place.indexOf('/', 1) >= 0) {
            return message.payload() == null;
        }
        Facts facts = Facts.of(Shape.of(message.payload()));
        return facts.described().contains(place.substring(1)) || !facts.isClosed();
    }

    /** Returns the correlation id of a frame, {@code null} if it has none. */
    public @Nullable JsonNode read(Message message, @Nullable JsonNode frame) {
        JsonPointer place = place(message);
        JsonNode id = place == null || frame == null ? null : frame.at(place);
        return id == null || id.isMissingNode() || id.isContainer() ? null : id;
    }

    /**
     * Returns a copy of a frame with a correlation id; without one that the frame of an example has, if there is none
     * and it is not required.
     */
    public JsonNode write(Message message, JsonNode frame, @Nullable JsonNode id) {
        JsonPointer place = place(message);
        if (place == null || !frame.isObject()) {
            return frame;
        }
        JsonNode copy = frame.deepCopy();
        JsonNode parent = copy;
        for (JsonPointer step = place; !step.tail().matches(); step = step.tail()) {
            JsonNode child = parent.get(step.getMatchingProperty());
            if (child == null && id != null && parent instanceof ObjectNode object) {
                child = object.putObject(step.getMatchingProperty());
            }
            if (child == null) {
                return copy;
            }
            parent = child;
        }
        String name = place.last().getMatchingProperty();
        if (parent instanceof ObjectNode object && id != null) {
            object.set(name, id);
        } else if (parent instanceof ObjectNode object && place.tail().matches() && !isRequired(message, name)) {
            object.remove(name);
        }
        return copy;
    }

    private static boolean isRequired(Message message, String name) {
        return message.payload() != null
                && Facts.of(Shape.of(message.payload())).required().contains(name);
    }

    /** Returns the id of a request that the mock sends. */
    public JsonNode made(long number) {
        return numbered
                ? JsonNodeFactory.instance.numberNode(number)
                : JsonNodeFactory.instance.stringNode("s-" + Long.toString(number, Character.MAX_RADIX));
    }
}
