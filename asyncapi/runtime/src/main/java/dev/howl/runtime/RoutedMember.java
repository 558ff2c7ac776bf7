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

    /** Returns the error of a frame without the member. It points to the object that lacks it, as validation does. */
    CodedException missing(JsonNode frame) {
        return unknown("'" + name() + "' is missing", holder(frame));
    }

    CodedException wrong(String expected) {
        return unknown("'" + name() + "' is not " + expected, pointer);
    }

    CodedException unexpected() {
        return unknown("'" + name() + "' belongs to no message of this direction", pointer);
    }

    CodedException typeOfNoMessage() {
        return steps.isEmpty()
                ? unknown("the frame is a JSON value of a type that no message has", "")
                : unknown("'" + name() + "' has a JSON type that it has in no message", pointer);
    }

    CodedException unknown() {
        return unknown("there is no message of this type in this direction", pointer);
    }

    private String name() {
        return steps.get(steps.size() - 1);
    }

    /** Returns the pointer to the innermost value of a frame on the way to the member, which is absent. */
    private String holder(JsonNode frame) {
        StringBuilder found = new StringBuilder();
        JsonNode value = frame;
        for (String step : steps) {
            value = value.isObject() ? value.get(step) : null;
            if (value == null) {
                break;
            }
            found.append('/').append(PointerSteps.escape(step));
        }
        return found.toString();
    }

    private static CodedException unknown(String problem, String place) {
        return new CodedException(Codes.UNKNOWN_TYPE, problem, place.isEmpty() ? null : place, false);
    }
}
