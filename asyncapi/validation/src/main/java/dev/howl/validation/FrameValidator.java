package dev.howl.validation;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import dev.howl.runtime.CodedException;
import dev.howl.runtime.Direction;
import dev.howl.runtime.Router;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A validator of the frames of one channel against the schemas of its contract (JSON Schema draft-07, with format
 * assertions).
 *
 * <p>Schemas are compiled once, when the bundle is loaded. References never cause a request or the reading of a file.
 * Immutable and thread-safe.
 *
 * <pre>{@code
 * FrameValidator validator = FrameValidator.load(bundle);
 * List<Violation> violations = validator.validate(Direction.TO_SERVER, "say", frame);
 * }</pre>
 */
public final class FrameValidator {
    /** Most violations that are reported for one frame; the validation stops there. */
    public static final int MAX_VIOLATIONS = 10;

    private final String channel;
    private final Map<Direction, Router<String>> routers;
    private final Set<String> texts;
    private final Set<String> binaries;
    private final Map<Direction, Map<String, Schema>> schemas;
    private final Map<String, Schema> handshake;

    private FrameValidator(Bundle bundle) {
        channel = bundle.channel();
        routers = new EnumMap<>(Direction.class);
        bundle.routing().forEach((direction, plan) -> routers.put(direction, Router.of(plan, id -> id)));
        texts = bundle.texts();
        binaries = bundle.binaries();
        schemas = new EnumMap<>(Direction.class);
        CompiledSchemas compiled = CompiledSchemas.of(bundle);
        for (Direction direction : Direction.values()) {
            schemas.put(direction, Collections.unmodifiableMap(compiled.of(direction)));
        }
        handshake = Collections.unmodifiableMap(compiled.ofHandshake());
    }

    /**
     * Compiles the schemas of a bundle.
     *
     * @param bundle a JSON object with {@code channel} (its id), {@code toServer} and {@code toClient} (message ids with
     *     the schema of the whole frame), {@code routing} (optional, a {@link dev.howl.runtime.RoutingJson} by {@code
     *     toServer} and {@code toClient}; without it messages are tried in order), {@code text} (optional, ids of the
     *     messages whose frames are not JSON), {@code binary} (optional, ids of those whose frames are binary), {@code
     *     handshake} (optional, parts of a handshake with the schema of the object of their parameters) and {@code
     *     definitions}, to which schemas refer as {@code
     *     #/definitions/…}. A message's schema with an {@code $id} or {@code definitions} of its own is a document by
     *     itself, and so is each in a bundle without {@code definitions}. The caller must not change the bundle later.
     * @throws InvalidBundleException if a property is missing or of the wrong type, a schema is malformed, or a
     *     reference is dangling or leads out of the bundle
     */
    public static FrameValidator load(JsonNode bundle) {
        return new FrameValidator(Bundle.of(bundle));
    }

    /** Returns the id of the channel. */
    public String channel() {
        return channel;
    }

    /**
     * Identifies the message of a JSON frame.
     *
     * @return one id, or several that nothing distinguishes, in the order in which they are to be tried
     * @throws CodedException with {@code unknown_type}, {@code schema_violation} or {@code bad_json} if it is not a
     *     message of the direction
     */
    public List<String> candidates(Direction direction, JsonNode frame) {
        return Objects.requireNonNull(routers.get(direction)).candidates(frame);
    }

    /** Returns the ids of the messages of a direction, in the order of the bundle. */
    public Set<String> messages(Direction direction) {
        return of(direction).keySet();
    }

    /** Returns {@code true} if the frames of a message are text instead of JSON. */
    public boolean isText(String messageId) {
        return texts.contains(messageId);
    }

    /** Returns {@code true} if the frames of a message are binary, so that no schema applies to them. */
    public boolean isBinary(String messageId) {
        return binaries.contains(messageId);
    }

    /**
     * Validates a frame against the schema of a message.
     *
     * @param frame the whole frame; text that is not JSON as a JSON string. It is not changed.
     * @return the violations, at most {@link #MAX_VIOLATIONS}; empty if the frame is valid
     * @throws IllegalArgumentException if the direction has no message with this id
     */
    public List<Violation> validate(Direction direction, String messageId, JsonNode frame) {
        Schema schema = of(direction).get(messageId);
        if (schema == null) {
            throw new IllegalArgumentException(
                    "channel '" + channel + "' has no message '" + messageId + "' " + direction);
        }
        return validate(schema, frame);
    }

    /** Returns whether a part of the handshake has a schema. */
    public boolean describesHandshake(String part) {
        return handshake.containsKey(part);
    }

    /**
     * Validates the parameters of a part of a handshake.
     *
     * @param part {@code address}, {@code query} or {@code headers}
     * @param parameters an object with the values by name
     * @return the violations, at most {@link #MAX_VIOLATIONS}; empty if there are none, or no schema
     */
    public List<Violation> validateHandshake(String part, JsonNode parameters) {
        Schema schema = handshake.get(part);
        return schema == null ? List.of() : validate(schema, parameters);
    }

    private static List<Violation> validate(Schema schema, JsonNode frame) {
        ExecutionContext context = schema.createExecutionContext();
        CappedErrors errors = new CappedErrors();
        context.setErrors(errors);
        try {
            schema.validate(context, frame);
        } catch (CappedErrors.Full full) {
            return violations(full.errors());
        } catch (Draft07.SlowMatch slow) {
            return List.of(new Violation("", "pattern", "a pattern takes too long on a text in it"));
        } catch (StackOverflowError deep) {
            return List.of(new Violation("", "$ref", "nested too deep for its recursive schema"));
        }
        return errors.isEmpty() ? List.of() : violations(errors);
    }

    private Map<String, Schema> of(Direction direction) {
        Map<String, Schema> found = schemas.get(direction);
        return found == null ? Map.of() : found;
    }

    private static List<Violation> violations(List<Error> errors) {
        List<Violation> violations = new ArrayList<>(Math.min(errors.size(), MAX_VIOLATIONS));
        // A failed oneOf adds the errors of all its branches at once, past the cap.
        for (Error error : errors.subList(0, Math.min(errors.size(), MAX_VIOLATIONS))) {
            violations.add(Violations.of(error));
        }
        return List.copyOf(violations);
    }

    /** A list that aborts the validation when it is full. A hostile frame can violate its schema thousands of times. */
    private static final class CappedErrors extends ArrayList<Error> {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean add(Error error) {
            super.add(error);
            if (size() >= MAX_VIOLATIONS) {
                throw new Full(this);
            }
            return true;
        }

        /** An error and no exception: the validator logs exceptions, and every hostile frame would fill the log. */
        static final class Full extends java.lang.Error {
            private static final long serialVersionUID = 1L;

            private final transient List<Error> errors;

            Full(List<Error> errors) {
                super("enough violations", null, false, false);
                this.errors = errors;
            }

            List<Error> errors() {
                return errors;
            }
        }
    }
}
