package dev.howl.testkit;

import dev.howl.instances.TextMessageMatcher;
import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import dev.howl.runtime.Direction;
import dev.howl.validation.FrameValidator;
import dev.howl.validation.Violation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** A conformance check against one channel, which identifies the message of a text and validates it. Thread-safe. */
public final class ChannelConformance {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    /** Keyword of the violation of a message that is none of the direction's. */
    public static final String UNKNOWN_MESSAGE = "unknown-message";

    /** Keyword of the violation of a text that should be JSON, or a JSON object. */
    public static final String NOT_JSON = "not-json";

    private static final Violation MALFORMED = new Violation("", NOT_JSON, "the text is not exactly one JSON value");

    private static final Set<String> UNKNOWN = Set.of(UNKNOWN_MESSAGE, NOT_JSON);
    private static final Violation NO_TEXT =
            new Violation("", UNKNOWN_MESSAGE, "the contract has no message for this text in this direction");
    /** Keyword of the violation of a binary message that the direction does not have. */
    public static final String BINARY = "binary";

    static final Violation NO_BINARY =
            new Violation("", BINARY, "the contract has no binary message in this direction");
    private static final Pattern PARAMETER = Pattern.compile("\\{[^{}]*}");

    private final int openness;
    private final Pattern address;
    private final FrameValidator validator;
    private final Map<Direction, TextMessageMatcher> texts = new EnumMap<>(Direction.class);

    /**
     * Creates a check.
     *
     * @throws dev.howl.validation.InvalidBundleException if the bundle is malformed
     */
    public ChannelConformance(ConformanceCheck.Bundle bundle) {
        String path = bundle.address();
        openness = path == null ? 2 : PARAMETER.matcher(path).find() ? 1 : 0;
        address = path == null ? Pattern.compile(".*") : pattern(path);
        validator = FrameValidator.load(bundle.json());
        for (Direction direction : Direction.values()) {
            texts.put(direction, TextMessageMatcher.of(bundle.json(), validator, direction));
        }
    }

    /**
     * Returns the order in which matching channels are tried: 0 for a fixed address, 1 for an address with parameters,
     * 2 for a channel without address.
     */
    int openness() {
        return openness;
    }

    boolean matches(String path) {
        return address.matcher(path).matches();
    }

    /** Returns the validator of the channel's frames. */
    public FrameValidator validator() {
        return validator;
    }

    /** Identifies the message of a text and validates it. */
    public CheckedMessage read(Direction direction, String frame) {
        TextMessageMatcher known = Objects.requireNonNull(texts.get(direction));
        List<String> told = known.told(frame);
        if (!told.isEmpty()) {
            return text(direction, told, frame);
        }
        CheckedMessage found =
                known.json().isEmpty() ? CheckedMessage.unknown(null, List.of(NO_TEXT)) : json(direction, frame);
        if (found.violations().isEmpty() || known.free().isEmpty() || isMeant(found.violations())) {
            return found;
        }
        return text(direction, known.free(), frame);
    }

    /** Identifies a binary message, of which nothing but the contract's having one can be checked. */
    public CheckedMessage readBinary(Direction direction) {
        return validator.messages(direction).stream()
                .filter(validator::isBinary)
                .findFirst()
                .map(message -> new CheckedMessage(message, null, List.of()))
                .orElseGet(() -> CheckedMessage.unknown(null, List.of(NO_BINARY)));
    }

    /** Returns {@code true} if the message was identified, so that the violations are about its schema. */
    private static boolean isMeant(List<Violation> found) {
        return found.stream()
                .noneMatch(violation -> UNKNOWN.contains(violation.keyword())
                        || (violation.keyword().equals("type")
                                && violation.pointer().isEmpty()));
    }

    private CheckedMessage text(Direction direction, List<String> messages, String frame) {
        return any(direction, JsonNodeFactory.instance.stringNode(frame), messages);
    }

    private CheckedMessage json(Direction direction, String text) {
        JsonNode frame;
        try {
            frame = JSON.readTree(text);
        } catch (JacksonException e) {
            return CheckedMessage.unknown(null, List.of(MALFORMED));
        }
        if (frame.isMissingNode()) {
            return CheckedMessage.unknown(null, List.of(MALFORMED));
        }
        List<String> candidates;
        try {
            candidates = validator.candidates(direction, frame);
        } catch (CodedException e) {
            String pointer = e.pointer() == null ? "" : e.pointer();
            String keyword = e.code().equals(Codes.BAD_JSON) ? NOT_JSON : UNKNOWN_MESSAGE;
            return CheckedMessage.unknown(
                    frame, List.of(new Violation(pointer, keyword, String.valueOf(e.getMessage()))));
        }
        return any(direction, frame, candidates);
    }

    private CheckedMessage any(Direction direction, JsonNode frame, List<String> messages) {
        List<Violation> found = new ArrayList<>();
        for (String message : messages) {
            List<Violation> violations = validator.validate(direction, message, frame);
            if (violations.isEmpty()) {
                return new CheckedMessage(message, frame, violations);
            }
            found.addAll(violations);
        }
        if (messages.size() == 1) {
            return new CheckedMessage(messages.get(0), frame, found);
        }
        String problem = "matches none of the messages: " + String.join(", ", messages);
        return CheckedMessage.unknown(frame, List.of(new Violation("", UNKNOWN_MESSAGE, problem)));
    }

    private static Pattern pattern(String address) {
        String path = address.startsWith("/") ? address : "/" + address;
        return Pattern.compile(
                Arrays.stream(PARAMETER.split(path, -1)).map(Pattern::quote).collect(Collectors.joining("[^/]+")));
    }
}
