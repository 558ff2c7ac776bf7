package dev.howl.pact;

import dev.howl.instances.FrameContent;
import dev.howl.model.Message;
import dev.howl.runtime.Direction;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Frames as pacts have them, the same in every run: ids of connections, correlation ids and the present time have fixed
 * values, and of a list only the first item is left, which stands for all. Texts and bytes stay as they are.
 */
final class StableFrames {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String CONNECTION = "6a1f0a52-3f1e-4c55-9f0e-0d6f7c1b2a90";
    private static final String NOW = "2026-01-01T00:00:00Z";
    private static final Duration DAY = Duration.ofDays(1);

    private final PactChannel channel;
    private final Set<String> connections;

    /** @param connections ids of connections */
    StableFrames(PactChannel channel, Set<String> connections) {
        this.channel = channel;
        this.connections = connections;
    }

    /**
     * Returns a frame without what differs between runs.
     *
     * @param ignored pointers of values to leave out
     * @throws AssertionError if the contract does not allow the result
     */
    FrameContent of(Direction direction, Message message, FrameContent frame, Set<String> ignored) {
        return frame instanceof FrameContent.Json json
                ? new FrameContent.Json(json(direction, message, json.value(), ignored))
                : frame;
    }

    private JsonNode json(Direction direction, Message message, JsonNode frame, Set<String> ignored) {
        JsonNode stable = copy("", frame, ignored);
        JsonPointer ref = PactChannel.correlation(message);
        if (ref != null && stable.at(ref.head() == null ? ref : ref.head()) instanceof ObjectNode parent) {
            JsonNode old = parent.path(ref.last().getMatchingProperty());
            if (!old.isMissingNode()) {
                parent.set(
                        ref.last().getMatchingProperty(), old.isNumber() ? JSON.numberNode(1) : JSON.stringNode("1"));
            }
        }
        var read = channel.read(direction, new FrameContent.Json(stable));
        if (!message.id().equals(read.message()) || !read.violations().isEmpty()) {
            throw new AssertionError("message '" + message.id()
                    + "' is not valid without what the pact leaves out or fixes: " + read.violations() + " in "
                    + stable);
        }
        return stable;
    }

    private JsonNode copy(String pointer, JsonNode value, Set<String> ignored) {
        if (value.isObject()) {
            ObjectNode copy = JSON.objectNode();
            value.forEachEntry((name, member) -> {
                String inside = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
                if (!ignored.contains(inside)) {
                    copy.set(name, copy(inside, member, ignored));
                }
            });
            return copy;
        }
        if (value.isArray()) {
            ArrayNode copy = JSON.arrayNode();
            JsonNode first = value.isEmpty() ? MissingNode.getInstance() : value.get(0);
            return first.isMissingNode() ? copy : copy.add(copy(pointer + "/0", first, ignored));
        }
        return value.isString() ? JSON.stringNode(text(value.stringValue())) : value;
    }

    private String text(String text) {
        if (connections.contains(text)) {
            return CONNECTION;
        }
        Instant time = instant(text);
        return time != null && Duration.between(time, Instant.now()).abs().compareTo(DAY) < 0 ? NOW : text;
    }

    private static @Nullable Instant instant(String text) {
        if (text.length() < 16 || !Character.isDigit(text.charAt(0))) {
            return null;
        }
        try {
            return DateTimeFormatter.ISO_DATE_TIME.parse(text, Instant::from);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
