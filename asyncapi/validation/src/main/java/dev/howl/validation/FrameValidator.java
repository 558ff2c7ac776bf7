package dev.howl.validation;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import dev.howl.runtime.Direction;
import dev.howl.runtime.Regex;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Checks frames of one channel against the schemas of its contract (JSON Schema draft-07, formats asserted).
 *
 * <p>Schemas are compiled once, when the bundle is loaded; nothing is ever read from the network or from files.
 * Immutable, safe for use by several threads.
 */
public final class FrameValidator {
    /** As many as one frame is told; the check of a frame stops there. */
    public static final int MAX_VIOLATIONS = 10;

    private final String channel;
    private final @Nullable String discriminator;
    private final Set<String> texts;
    private final Map<Direction, Map<String, Schema>> schemas;

    private FrameValidator(Bundle bundle) {
        channel = bundle.channel();
        discriminator = bundle.discriminator();
        texts = bundle.texts();
        schemas = new EnumMap<>(Direction.class);
        CompiledSchemas compiled = CompiledSchemas.of(bundle);
        for (Direction direction : Direction.values()) {
            schemas.put(direction, Collections.unmodifiableMap(compiled.of(direction)));
        }
    }

    /**
     * Compiles the schemas of a bundle: an object with {@code channel}, {@code discriminator} (optional),
     * {@code toServer} and {@code toClient} (schema of the whole frame by message id), {@code text} (optional, the ids of
     * messages that are no JSON), and {@code definitions}, which the schemas refer to as {@code #/definitions/…}.
     *
     * @throws InvalidBundleException where a part is missing or of the wrong kind, a schema is none, or a reference
     *     leads nowhere or out of the bundle
     */
    public static FrameValidator load(JsonNode bundle) {
        return new FrameValidator(Bundle.of(bundle));
    }

    /** The channel's id. */
    public String channel() {
        return channel;
    }

    /** The property whose constant value names the message, where the channel has one. */
    public Optional<String> discriminator() {
        return Optional.ofNullable(discriminator);
    }

    /** The ids of the messages of a direction, in the order of the bundle. */
    public Set<String> messages(Direction direction) {
        return of(direction).keySet();
    }

    /** Whether the frames of a message are text that is not JSON. */
    public boolean isText(String messageId) {
        return texts.contains(messageId);
    }

    /**
     * Checks a frame.
     *
     * @param frame the whole frame, a text that is not JSON as a JSON string; only read
     * @return what it breaks, at most {@link #MAX_VIOLATIONS}; empty for a frame within the contract
     * @throws IllegalArgumentException where the direction has no message of that id
     */
    public List<Violation> validate(Direction direction, String messageId, JsonNode frame) {
        Schema schema = of(direction).get(messageId);
        if (schema == null) {
            throw new IllegalArgumentException(
                    "channel '" + channel + "' has no message '" + messageId + "' " + direction);
        }
        ExecutionContext context = schema.createExecutionContext();
        CappedErrors errors = new CappedErrors();
        context.setErrors(errors);
        try {
            schema.validate(context, frame);
        } catch (CappedErrors.Full full) {
            return violations(full.errors());
        } catch (Regex.TooSlowException slow) {
            return List.of(new Violation("", "pattern", "a pattern takes too long on a text in it"));
        }
        return errors.isEmpty() ? List.of() : violations(errors);
    }

    private Map<String, Schema> of(Direction direction) {
        Map<String, Schema> found = schemas.get(direction);
        return found == null ? Map.of() : found;
    }

    private static List<Violation> violations(List<Error> errors) {
        List<Violation> violations = new ArrayList<>(Math.min(errors.size(), MAX_VIOLATIONS));
        // A failed oneOf adds what all its branches found at once, past the cap.
        for (Error error : errors.subList(0, Math.min(errors.size(), MAX_VIOLATIONS))) {
            violations.add(Violations.of(error));
        }
        return List.copyOf(violations);
    }

    /** Stops the check of a frame once enough is known: a hostile frame could break its schema thousands of times. */
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

        static final class Full extends RuntimeException {
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
