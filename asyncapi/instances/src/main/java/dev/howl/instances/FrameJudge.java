package dev.howl.instances;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Direction;
import dev.howl.validation.FrameValidator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The three judges of a frame: Howl's validator, the independent evaluator, and the routing. */
final class FrameJudge {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final FrameValidator validator;
    private final Evaluator evaluator;
    private final Map<Direction, TextMessageMatcher> texts = new EnumMap<>(Direction.class);

    FrameJudge(ObjectNode bundle, Evaluator evaluator) {
        this.validator = FrameValidator.load(bundle);
        this.evaluator = evaluator;
        for (Direction direction : Direction.values()) {
            texts.put(direction, TextMessageMatcher.of(bundle, validator, direction));
        }
    }

    FrameValidator validator() {
        return validator;
    }

    /** Returns why a frame is not a valid one of a message; empty if it is. */
    Optional<String> objection(Direction direction, String message, FrameContent frame) {
        if (frame.isBinary() || validator.isBinary(message)) {
            return frame.isBinary() && validator.isBinary(message)
                    ? Optional.empty()
                    : Optional.of("binary and text messages differ");
        }
        JsonNode value = value(message, frame);
        if (value == null) {
            return Optional.of("it is not JSON");
        }
        return invalid(direction, message, value).or(() -> misrouted(direction, message, frame));
    }

    private Optional<String> invalid(Direction direction, String message, JsonNode value) {
        Optional<String> violation = validator.validate(direction, message, value).stream()
                .findFirst()
                .map(found -> "Howl's validator: " + found.pointer() + " " + found.keyword());
        return violation.or(() -> evaluator.evaluate(direction, message, value).stream()
                .findFirst()
                .map(found -> "the evaluator: " + found.pointer() + " " + found.keyword()));
    }

    private Optional<String> misrouted(Direction direction, String message, FrameContent frame) {
        Optional<String> taken = takenFor(direction, frame);
        return taken.filter(message::equals).isPresent()
                ? Optional.empty()
                : Optional.of(taken.map(other -> "it is taken for message '" + other + "'")
                        .orElse("it is taken for no message"));
    }

    /** Returns the message that a frame in text is taken for: of several that nothing tells apart, the first that fits. */
    Optional<String> takenFor(Direction direction, FrameContent frame) {
        List<String> candidates = candidates(direction, frame);
        return candidates.size() == 1
                ? Optional.of(candidates.get(0))
                : candidates.stream().filter(id -> fits(direction, id, frame)).findFirst();
    }

    private boolean fits(Direction direction, String message, FrameContent frame) {
        JsonNode value = value(message, frame);
        return value != null && validator.validate(direction, message, value).isEmpty();
    }

    private @Nullable JsonNode value(String message, FrameContent frame) {
        return validator.isText(message) ? JsonNodeFactory.instance.stringNode(frame.text()) : read(frame);
    }

    /** Returns the messages that a frame in text may be, empty if it cannot be told. */
    List<String> candidates(Direction direction, FrameContent frame) {
        TextMessageMatcher known = Objects.requireNonNull(texts.get(direction));
        List<String> told = known.told(frame.text());
        if (!told.isEmpty()) {
            return told;
        }
        List<String> json = known.json().isEmpty() ? List.of() : json(direction, frame);
        return json.isEmpty() ? known.free() : json;
    }

    private List<String> json(Direction direction, FrameContent frame) {
        JsonNode value = read(frame);
        try {
            return value == null ? List.of() : validator.candidates(direction, value);
        } catch (CodedException e) {
            return List.of();
        }
    }

    /** Returns whether the evaluator accepts a frame in text as one of the messages that it may be. */
    boolean isAcceptedAsAny(Direction direction, List<String> candidates, FrameContent frame) {
        return candidates.stream().anyMatch(id -> {
            JsonNode value = value(id, frame);
            return value != null && evaluator.evaluate(direction, id, value).isEmpty();
        });
    }

    /** Parses a frame as a reader does; {@code null} if it is no JSON. */
    static @Nullable JsonNode read(FrameContent frame) {
        try {
            JsonNode value = JSON.readTree(frame.bytes());
            return value.isMissingNode() ? null : value;
        } catch (JacksonException e) {
            return null;
        }
    }
}
