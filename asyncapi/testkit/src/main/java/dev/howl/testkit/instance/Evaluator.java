package dev.howl.testkit.instance;

import dev.harrel.jsonschema.Dialects;
import dev.harrel.jsonschema.Error;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.howl.model.Channel;
import dev.howl.model.Contract;
import dev.howl.model.FrameSchemas;
import dev.howl.runtime.Direction;
import java.net.URI;
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

    private final SchemaDocument document;
    private final Validator validator;
    private final Map<String, URI> addresses = new ConcurrentHashMap<>();

    Evaluator(SchemaDocument document) {
        this.document = document;
        validator = new ValidatorFactory()
                .withDialect(new Dialects.Draft7Dialect())
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
        return new Evaluator(new SchemaDocument(FrameSchemas.bundle(contract, socket)));
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
                : result.getErrors().stream().map(Evaluator::failure).distinct().toList();
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
            ObjectNode alone = document.root().deepCopy();
            alone.remove(List.of("toServer", "toClient"));
            alone.putArray("allOf").add(place.schema());
            return validator.registerSchema(own, new TreeNode(JavaPatterns.in(alone), ""));
        });
    }

    private static Failure failure(Error error) {
        String location = error.getSchemaLocation();
        String schema = JavaPatterns.original(location.substring(location.indexOf('#') + 1));
        String path = error.getEvaluationPath();
        boolean forbidden = error.getKeyword() == null;
        if (forbidden && path.endsWith("/additionalProperties")) {
            String member = error.getInstanceLocation();
            return new Failure(
                    member.substring(0, member.lastIndexOf('/')),
                    "additionalProperties",
                    schema.substring(0, schema.lastIndexOf('/')));
        }
        return new Failure(error.getInstanceLocation(), forbidden ? "false" : error.getKeyword(), schema);
    }
}
