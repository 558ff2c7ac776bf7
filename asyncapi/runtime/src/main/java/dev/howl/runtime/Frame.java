package dev.howl.runtime;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A parsed frame whose message is known, before {@link FrameCodec#decode} turns its payload into a message.
 *
 * @param spec the message of the contract
 * @param root the whole frame; text that is not JSON is a JSON string here, a binary frame a binary
 *     node
 * @param payload input for the record: {@code root} without an envelope, a missing node if the frame lacks the
 *     envelope's property; for a text frame an object of its named groups, for a JSON value an object that holds it
 * @param ref the correlation id that a reply echoes; {@code null} if the frame has none or it is not a string
 * @param position the position of an event; {@code null} if the frame has none
 */
public record Frame(
        MessageSpec spec,
        JsonNode root,
        JsonNode payload,
        @Nullable String ref,
        @Nullable Position position) {

    /** Returns a string property of the payload, {@code null} if it is absent or not a string. */
    public @Nullable String text(String property) {
        JsonNode value = payload.get(property);
        return value != null && value.isString() ? value.stringValue() : null;
    }

    /**
     * Returns the first of several candidates that a validator accepts.
     *
     * @param candidates one frame as several messages; at least one
     * @param validator throws a {@link CodedException} for what it refuses
     * @throws CodedException the validator's for an only candidate, and {@code schema_violation} if it refuses several
     */
    public static Frame firstValid(List<Frame> candidates, Consumer<? super Frame> validator) {
        Frame only = candidates.get(0);
        if (candidates.size() == 1) {
            validator.accept(only);
            return only;
        }
        for (Frame candidate : candidates) {
            try {
                validator.accept(candidate);
                return candidate;
            } catch (CodedException e) {
                // The next one may fit.
            }
        }
        throw new CodedException(
                Codes.SCHEMA_VIOLATION,
                candidates.stream()
                        .map(candidate -> "'" + candidate.spec().name() + "'")
                        .collect(Collectors.joining(", ", "the frame fits none of the messages ", "")));
    }
}
