package dev.howl.testkit;

import dev.howl.runtime.Direction;
import dev.howl.validation.FrameValidator;
import dev.howl.validation.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Tells which message of one channel a frame is, and whether it fits. */
final class ChannelCheck {
    private static final Pattern PARAMETER = Pattern.compile("\\{[^{}]*}");

    private final boolean parameters;
    private final Pattern address;
    private final FrameValidator validator;
    private final WireNames names;

    ChannelCheck(FrameCheck.Bundle bundle) {
        parameters = PARAMETER.matcher(bundle.address()).find();
        address = pattern(bundle.address());
        validator = FrameValidator.load(bundle.json());
        names = WireNames.of(bundle.json(), validator);
    }

    boolean hasParameters() {
        return parameters;
    }

    boolean matches(String path) {
        return address.matcher(path).matches();
    }

    List<Violation> check(Direction direction, JsonNode frame) {
        Optional<String> discriminator = validator.discriminator();
        if (discriminator.isEmpty()) {
            return any(direction, frame, List.copyOf(validator.messages(direction)));
        }
        String property = discriminator.get();
        String pointer = "/" + property.replace("~", "~0").replace("/", "~1");
        JsonNode value = frame.get(property);
        if (value == null || !value.isString()) {
            return List.of(new Violation(pointer, "unknown-message", "is missing or not text"));
        }
        List<String> messages = names.messages(direction, value.stringValue());
        if (messages.isEmpty()) {
            return List.of(
                    new Violation(pointer, "unknown-message", "there is no message of this name in this direction"));
        }
        return any(direction, frame, messages);
    }

    private List<Violation> any(Direction direction, JsonNode frame, List<String> messages) {
        List<Violation> found = new ArrayList<>();
        for (String message : messages) {
            List<Violation> violations = validator.validate(direction, message, frame);
            if (violations.isEmpty()) {
                return List.of();
            }
            found.addAll(violations);
        }
        if (messages.size() == 1) {
            return found;
        }
        return List.of(
                new Violation("", "unknown-message", "fits none of the messages: " + String.join(", ", messages)));
    }

    private static Pattern pattern(String address) {
        String path = address.startsWith("/") ? address : "/" + address;
        return Pattern.compile(
                PARAMETER.splitAsStream(path + "{}").map(Pattern::quote).collect(Collectors.joining("[^/]+")));
    }
}
