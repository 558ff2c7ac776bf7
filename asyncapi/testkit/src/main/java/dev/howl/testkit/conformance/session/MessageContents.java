package dev.howl.testkit.conformance.session;

import dev.howl.instances.ChannelInstances;
import dev.howl.instances.Choices;
import dev.howl.instances.FrameContent;
import dev.howl.model.Message;
import dev.howl.runtime.Direction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Valid contents of the messages of one direction: the examples of a message in order, then contents made from its schema.
 * Not thread-safe.
 */
public final class MessageContents {
    private final ChannelInstances instances;
    private final Direction direction;
    private final long seed;
    private final Map<String, Integer> made = new HashMap<>();

    /** @param seed what contents without an example are made from */
    public MessageContents(ChannelInstances instances, Direction direction, long seed) {
        this.instances = instances;
        this.direction = direction;
        this.seed = seed;
    }

    /** Returns the next content of a message; empty if no valid one can be made. */
    public Optional<FrameContent> next(Message message) {
        int number = made.merge(message.id(), 1, Integer::sum) - 1;
        List<FrameContent> examples = instances.examples(direction, message);
        Choices choices = Choices.seeded(seed * 1_000_003 + message.id().hashCode() + number);
        return number < examples.size()
                ? Optional.of(examples.get(number))
                : instances.generated(direction, message, choices).or(() -> examples.stream()
                        .findFirst());
    }

    /**
     * Returns a reply with the correlation id of its request; if that has none, without the one of the example, if the
     * schema allows it.
     */
    public FrameContent correlated(Message reply, FrameContent content, Message request, @Nullable JsonNode asked) {
        JsonPointer place = ChannelProtocol.correlation(reply).orElse(null);
        if (place == null || !(content instanceof FrameContent.Json json)) {
            return content;
        }
        JsonNode frame = json.value().deepCopy();
        JsonNode id = id(request, asked);
        if (id != null) {
            FrameEdit.set(frame, place, id);
            return new FrameContent.Json(frame);
        }
        FrameEdit.remove(frame, place);
        FrameContent without = new FrameContent.Json(frame);
        return isValid(reply, without) ? without : content;
    }

    /** Returns whether a receiver takes a content for the message and finds no fault in it. */
    public boolean isValid(Message message, FrameContent content) {
        return instances.objection(direction, message, content).isEmpty();
    }

    private static @Nullable JsonNode id(Message request, @Nullable JsonNode asked) {
        JsonPointer place = ChannelProtocol.correlation(request).orElse(null);
        JsonNode id = place == null || asked == null ? null : asked.at(place);
        return id == null || !id.isValueNode() || id.isMissingNode() ? null : id;
    }
}
