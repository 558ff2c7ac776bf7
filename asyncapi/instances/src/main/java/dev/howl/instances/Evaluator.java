package dev.howl.instances;

import dev.harrel.jsonschema.Dialects;
import dev.harrel.jsonschema.Error;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.howl.model.Channel;
import dev.howl.model.Contract;
import dev.howl.model.FrameSchemas;
import dev.howl.runtime.Direction;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An evaluator of a channel's schemas (JSON Schema draft-07, formats asserted) that shares no code with Howl's {@link
 * dev.howl.validation.FrameValidator}, so that a bug of one does not hide in the other. Thread-safe.
 */
public final class Evaluator {
    private static final String BASE = "https://howl.invalid/evaluated";
    private static final Pattern FRAGMENT = Pattern.compile("[A-Za-z0-9/._~-]*");

    /** Place of a schema in a document of its own. */
    private static final String ALONE = "/allOf/0";

    private static final List<String> FORBIDDING = List.of("additionalProperties", "additionalItems");

    private final SchemaDocument document;
    private final Validator validator;
    private final Map<String, URI> addresses = new ConcurrentHashMap<>();

    Evaluator(SchemaDocument document) {
        this.document = document;
        validator = new ValidatorFactory()
                .withDefaultDialect(new Dialects.Draft7Dialect())
                .withEvaluatorFactory(new EvaluatorKeywords())
                .withJsonNodeFactory(new TreeNode.Factory())
                .withDisabledSchemaValidation(true)
                .createValidator();
        validator.registerSchema(URI.create(BASE), new TreeNode(JavaPatterns.in(document.root()), ""));
    }

    /**
     * Returns the evaluator of a channel.
     *
     * @param socket a channel of {@link dev.howl.model.Sockets#of(Contract)}
     */
    public static Evaluator of(Contract contract, Channel socket) {
        return new Evaluator(SchemaDocument.of(FrameSchemas.bundle(contract, socket)));
    }

    /**
     * A constraint that a value breaks. Those of alternatives, of which none fits, are among them.
     *
     * @param pointer JSON Pointer to the value
     * @param keyword of JSON Schema; {@code false} for a schema that forbids any value
     * @param schemaPointer JSON Pointer to the schema that has the keyword, in the bundle of the channel's schemas
     */
    public record Failure(String pointer, String keyword, String schemaPointer) {}

    /**
     * Evaluates a frame against the schema of a message.
     *
     * @param frame the whole frame; text that is not JSON as a JSON string
     * @return the failures, empty if the frame is valid
     */
    public List<Failure> evaluate(Direction direction, String messageId, JsonNode frame) {
        return evaluate(document.message(direction, messageId), frame);
    }

    List<Failure> evaluate(SchemaPlace place, JsonNode value) {
        Validator.Result result = validator.validate(address(place), (Object) new TreeNode(value, ""));
        return result.isValid()
                ? List.of()
                : result.getErrors().stream()
                        .map(error -> failure(error, place))
                        .distinct()
                        .toList();
    }

    boolean accepts(SchemaPlace place, JsonNode value) {
        if (place.schema().isBoolean()) {
            return place.schema().booleanValue();
        }
        return validator
                .validate(address(place), (Object) new TreeNode(value, ""))
                .isValid();
    }

    private URI address(SchemaPlace place) {
        return addresses.computeIfAbsent(place.pointer(), pointer -> {
            if (FRAGMENT.matcher(pointer).matches()) {
                return URI.create(BASE + "#" + pointer);
            }
            // The library does not decode fragments, so that other characters need a document of their own.
            URI own = URI.create(BASE + "/" + addresses.size());
            ObjectNode alone = (ObjectNode) document.root().deepCopy();
            alone.remove(List.of("toServer", "toClient"));
            alone.putArray("allOf").add(place.schema());
            return validator.registerSchema(own, new TreeNode(JavaPatterns.in(alone), ""));
        });
    }

    private static Failure failure(Error error, SchemaPlace place) {
        String schema = schemaPointer(error.getSchemaLocation(), place);
        String instance = error.getInstanceLocation();
        if (error.getKeyword() != null) {
            return new Failure(instance, error.getKeyword(), schema);
        }
        for (String keyword : FORBIDDING) {
            if (error.getEvaluationPath().endsWith("/" + keyword)) {
                return new Failure(parent(instance), keyword, parent(schema));
            }
        }
        return new Failure(instance, "false", schema);
    }

    private static String parent(String pointer) {
        return pointer.substring(0, pointer.lastIndexOf('/'));
    }

    private static String schemaPointer(String location, SchemaPlace place) {
        String fragment = location.substring(location.indexOf('#') + 1);
        String decoded = URLDecoder.decode(fragment.replace("+", "%2B"), StandardCharsets.UTF_8);
        String pointer = JavaPatterns.original(decoded);
        boolean alone = location.startsWith(BASE + "/") && pointer.startsWith(ALONE);
        return alone ? place.pointer() + pointer.substring(ALONE.length()) : pointer;
    }
}
