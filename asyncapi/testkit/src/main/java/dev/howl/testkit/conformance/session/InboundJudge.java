package dev.howl.testkit.conformance.session;

import dev.howl.model.Directions;
import dev.howl.model.Message;
import dev.howl.validation.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Identification and validation of the messages that a peer sends on one channel. */
public final class InboundJudge {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final List<Message> messages;
    private final MessageSchemas schemas;

    /**
     * @param messages that the peer may send
     * @param schemas of these
     */
    public InboundJudge(List<Message> messages, MessageSchemas schemas) {
        this.messages = List.copyOf(messages);
        this.schemas = schemas;
    }

    /** Returns the frame as JSON; {@code null} if it is not exactly one JSON value. */
    public static @Nullable JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            return null;
        }
    }

    /** Judges the content of a text frame. */
    public JudgedFrame text(String text) {
        JsonNode frame = json(text);
        List<Message> valid = new ArrayList<>();
        for (Message message : messages) {
            JsonNode value = message.isJson() ? frame : JsonNodeFactory.instance.stringNode(text);
            if (!message.isBinary()
                    && value != null
                    && !value.isMissingNode()
                    && schemas.check(message, value).isEmpty()) {
                valid.add(message);
            }
        }
        if (!valid.isEmpty()) {
            return new JudgedFrame(valid, frame, text, List.of());
        }
        return frame == null || frame.isMissingNode() ? noJson(text) : nearest(frame, text);
    }

    /** Judges the content of a binary frame. */
    public JudgedFrame binary(byte[] bytes) {
        List<Message> binaries = messages.stream().filter(Message::isBinary).toList();
        List<Violation> violations = binaries.isEmpty()
                ? List.of(new Violation("", "binary", "the contract has no binary message in this direction"))
                : List.of();
        return new JudgedFrame(binaries, null, "(binary, " + bytes.length + " bytes)", violations);
    }

    private JudgedFrame noJson(String text) {
        List<Message> texts = messages.stream().filter(Message::isText).toList();
        if (texts.size() == 1) {
            JsonNode value = JsonNodeFactory.instance.stringNode(text);
            return new JudgedFrame(texts, null, text, schemas.check(texts.get(0), value));
        }
        return new JudgedFrame(
                List.of(), null, text, List.of(new Violation("", "not-json", "the text is not one JSON value")));
    }

    /** Returns the message whose constants the frame has, or else the one that it violates least. */
    private JudgedFrame nearest(JsonNode frame, String text) {
        Message best = null;
        List<Violation> least = List.of();
        boolean constants = false;
        for (Message message : messages) {
            if (!message.isJson()) {
                continue;
            }
            Map<String, JsonNode> marks = Directions.constants(message);
            constants |= !marks.isEmpty();
            List<Violation> violations = schemas.check(message, frame);
            boolean fits =
                    marks.entrySet().stream().allMatch(mark -> mark.getValue().equals(frame.path(mark.getKey())));
            if (fits && (best == null || violations.size() < least.size())) {
                best = message;
                least = violations;
            }
        }
        if (best == null) {
            String detail = constants ? "no message of the contract has its constants" : "it fits no message";
            return new JudgedFrame(List.of(), frame, text, List.of(new Violation("", "unknown-message", detail)));
        }
        return new JudgedFrame(List.of(best), frame, text, least);
    }
}
