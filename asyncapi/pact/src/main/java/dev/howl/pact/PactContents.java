package dev.howl.pact;

import dev.howl.instances.FrameContent;
import dev.howl.model.Message;
import dev.howl.model.shape.Shape;
import dev.howl.runtime.Direction;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The contents of messages in a pact file, with their matching rules. */
final class PactContents {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** The content type of JSON in pacts, also of messages whose own is more special. */
    private static final String JSON_TYPE = "application/json";

    private final PactChannel channel;
    private final StableFrames frames;
    private final Map<String, PactInteraction> settings;

    /** @param settings by the description of the interaction */
    PactContents(PactChannel channel, StableFrames frames, Map<String, PactInteraction> settings) {
        this.channel = channel;
        this.frames = frames;
        this.settings = settings;
    }

    /** Returns the contents of a message of an exchange. */
    ObjectNode of(Exchange exchange, Direction direction, Message message, FrameContent frame) {
        PactInteraction setting = direction == Direction.TO_CLIENT ? settings.get(exchange.description()) : null;
        FrameContent stable = frames.of(direction, message, frame, ignored(exchange, message, setting));
        String type = stable instanceof FrameContent.Json ? JSON_TYPE : message.contentType();
        ObjectNode contents = JSON.objectNode();
        ObjectNode content = contents.putObject("contents").put("contentType", type);
        if (stable instanceof FrameContent.Json json) {
            content.put("encoded", false).set("content", json.value());
        } else if (stable.isBinary()) {
            content.put("encoded", "base64").put("content", Base64.getEncoder().encodeToString(stable.bytes()));
        } else {
            content.put("encoded", false).put("content", stable.text());
        }
        contents.putObject("metadata").put("contentType", type);
        Set<String> exact = direction == Direction.TO_CLIENT ? exact(exchange, message) : new HashSet<>();
        if (setting != null) {
            exact.addAll(List.of(setting.exact()));
        }
        ObjectNode rules = rules(message, stable, exact);
        if (!rules.isEmpty()) {
            contents.putObject("matchingRules").set("body", rules);
        }
        return contents;
    }

    private Set<String> ignored(Exchange exchange, Message message, @Nullable PactInteraction setting) {
        Set<String> ignored = new HashSet<>(setting == null ? List.of() : List.of(setting.ignored()));
        if (exchange instanceof Exchange.Pushed && message.payload() != null && !channel.isAsked(message)) {
            // An example of a message that is also a reply may have the correlation id of that.
            Stream.ofNullable(PactChannel.correlation(message))
                    .map(JsonPointer::toString)
                    .filter(place -> !Shape.of(message.payload()).required().contains(place.substring(1)))
                    .forEach(ignored::add);
        }
        return ignored;
    }

    private static ObjectNode rules(Message message, FrameContent frame, Set<String> exact) {
        ObjectNode rules = JSON.objectNode();
        if (frame.isBinary() && !exact.contains("")) {
            // Bytes are not decoded: that they are the contract's binary message is all that a client can rely on.
            rules.set("$", PactRules.all(PactRules.rule("contentType").put("value", message.contentType())));
        } else if (message.payload() != null && !frame.isBinary()) {
            PactRules.of(Shape.of(message.payload()), value(frame), exact).forEach(rules::set);
        }
        return rules;
    }

    private static JsonNode value(FrameContent frame) {
        return frame instanceof FrameContent.Json json ? json.value() : JSON.stringNode(frame.text());
    }

    /** Returns pointers of values that the client relies on: its correlation id, topic and key, and the error code. */
    private Set<String> exact(Exchange exchange, Message message) {
        Set<String> exact = new HashSet<>();
        JsonPointer ref = PactChannel.correlation(message);
        if (exchange instanceof Exchange.Asked && ref != null) {
            exact.add(ref.toString());
        }
        if ("error".equals(message.role())) {
            exact.add(channel.payload() + "/code");
        }
        if (message.role() != null
                && Set.of("subscribed", "unsubscribed", "gap").contains(message.role())) {
            exact.add(channel.payload() + "/topic");
            exact.add(channel.payload() + "/key");
        }
        return exact;
    }
}
