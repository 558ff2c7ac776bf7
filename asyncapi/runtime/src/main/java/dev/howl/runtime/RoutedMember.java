package dev.howl.runtime;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A member of a frame that a {@link RoutingPlan} looks at, and the errors about it. The frame itself has no steps. */
record RoutedMember(String pointer, List<String> steps) {

    static RoutedMember of(String pointer) {
        return new RoutedMember(pointer, PointerSteps.of(pointer));
    }

    /**
     * Returns the value of the member in a frame; {@code null} if it is absent.
     *
     * @throws CodedException with {@code bad_json} if the frame is no object and so has no members
     */
    @Nullable
    JsonNode in(JsonNode frame) {
        if (steps.isEmpty()) {
            return frame;
        }
        if (!frame.isObject()) {
            throw Recognition.noObject();
        }
        JsonNode value = frame.get(steps.get(0));
        for (int i = 1; i < steps.size() && value != null; i++) {
            value = value.isObject() ? value.get(steps.get(i)) : null;
        }
        return value;
    }

    CodedException missing(String expected) {
        return violation("is missing" + (expected.isEmpty() ? "" : " or not " + expected));
    }

    CodedException wrong(String expected) {
        return violation("is not " + expected);
    }

    CodedException unexpected() {
        return violation("belongs to no message of this direction");
    }

    CodedException typeOfNoMessage() {
        return steps.isEmpty()
                ? new CodedException(Codes.SCHEMA_VIOLATION, "the frame is a JSON value of a type that no message has")
                : violation("has a JSON type that it has in no message");
    }

    CodedException unknown() {
        return new CodedException(
                Codes.UNKNOWN_TYPE, "there is no message of this type in this direction", pointer, false);
    }

    private CodedException violation(String problem) {
        return new CodedException(
                Codes.SCHEMA_VIOLATION, "'" + steps.get(steps.size() - 1) + "' " + problem, pointer, false);
    }
}
