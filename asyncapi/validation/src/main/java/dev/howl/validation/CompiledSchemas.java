package dev.howl.validation;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import dev.howl.runtime.Direction;
import dev.howl.runtime.ParallelMap;
import dev.howl.runtime.PointerSteps;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** The compiled schemas of a bundle. All of them are compiled at once, so that a dangling reference fails the start. */
final class CompiledSchemas {
    private static final String BASE = "https://howl.invalid/frames";

    private static final List<String> GROUPS =
            List.of(Bundle.property(Direction.TO_SERVER), Bundle.property(Direction.TO_CLIENT), Bundle.HANDSHAKE);

    private static final int MAX_PATTERN = 200;
    /** Keyword of the validator's copy of the meta-schema that the published one does not have. */
    private static final String UNIQUE_VALUES = "/properties/enum/uniqueItems";

    private final Bundle bundle;
    private final Map<String, String> documents = new LinkedHashMap<>();
    private final SchemaRegistry registry;
    private final boolean resolved;
    private @Nullable Schema root;

    private CompiledSchemas(Bundle bundle) {
        this.bundle = bundle;
        for (String property : GROUPS) {
            bundle.root().path(property).properties().forEach(schema -> {
                if (isDocument(schema.getValue())) {
                    documents.put(
                            document(property, schema.getKey()),
                            schema.getValue().toString());
                }
            });
        }
        resolved = LocalReferences.areResolved(bundle.root());
        if (!resolved) {
            documents.put(BASE, bundle.root().toString());
        }
        registry = Draft07.lazyRegistry(documents);
    }

    static CompiledSchemas of(Bundle bundle) {
        checkAgainstMetaSchema(bundle);
        return new CompiledSchemas(bundle);
    }

    Map<String, Schema> of(Direction direction) {
        return of(Bundle.property(direction));
    }

    Map<String, Schema> ofHandshake() {
        return of(Bundle.HANDSHAKE);
    }

    private Map<String, Schema> of(String property) {
        Map<String, Schema> schemas = new LinkedHashMap<>();
        for (String message : bundle.root().path(property).propertyNames()) {
            schemas.put(message, compile(property, message));
        }
        return schemas;
    }

    /**
     * Returns whether {@code #} in a message's schema is that schema: it has definitions of its own, or the bundle has
     * none to which it could refer.
     */
    private boolean isDocument(JsonNode schema) {
        return schema.has("definitions") || bundle.root().path("definitions").isEmpty();
    }

    private static String document(String property, String message) {
        StringBuilder path = new StringBuilder(BASE + "/" + property + "/");
        message.chars().forEach(c -> path.append(Integer.toHexString(c)).append('.'));
        return path.toString();
    }

    private Schema schema(String property, String message) {
        String document = document(property, message);
        if (documents.containsKey(document)) {
            return registry.getSchema(SchemaLocation.of(document));
        }
        Schema whole = root == null ? whole() : root;
        root = whole;
        String place = BASE + "#/" + property + "/" + PointerSteps.escape(message);
        return whole.getRefSchema(SchemaLocation.of(place).getFragment());
    }

    /**
     * Asked for a part of a document, a registry compiles the whole document each time. A bundle whose references stay
     * within it is taken as it is, instead of being written and read again.
     */
    private Schema whole() {
        SchemaLocation base = SchemaLocation.of(BASE);
        return resolved ? registry.getSchema(base, bundle.root()) : registry.getSchema(base);
    }

    private Schema compile(String property, String message) {
        try {
            Schema schema = schema(property, message);
            if (!resolved) {
                schema.initializeValidators();
            }
            // A schema that applies itself to the same value does so for any value.
            schema.validate(NullNode.getInstance());
            return schema;
        } catch (SchemaException | PatternSyntaxException | JacksonException e) {
            throw invalid(property, message, reason(e), e);
        } catch (StackOverflowError e) {
            throw invalid(
                    property, message, "it is nested too deep, or applies itself to the same value without end", null);
        }
    }

    private static InvalidBundleException invalid(
            String property, String message, String reason, @Nullable Throwable cause) {
        String part = property.equals(Bundle.HANDSHAKE) ? "part '" : "message '";
        return new InvalidBundleException(part + message + "' in '" + property + "': " + reason, cause);
    }

    private static void checkAgainstMetaSchema(Bundle bundle) {
        Schema meta = Draft07.metaSchema();
        for (String group : List.of("definitions", "toServer", "toClient", Bundle.HANDSHAKE)) {
            ParallelMap.onAllCores()
                    .map(List.copyOf(bundle.root().path(group).properties()), schema -> fault(meta, schema, group))
                    .forEach(fault -> fault.ifPresent(words -> {
                        throw new InvalidBundleException(words);
                    }));
        }
    }

    private static Optional<String> fault(Schema meta, Map.Entry<String, JsonNode> schema, String group) {
        return structure(meta, schema.getValue()).stream()
                .findFirst()
                .map(error -> "'" + schema.getKey() + "' in '" + group + "' is not a draft-07 schema: "
                        + Violations.of(error));
    }

    /**
     * Leaves expressions and references to the compilation, which says what is wrong with them. Values of {@code enum}
     * should be unique, but need not be (section 6.1.2).
     */
    private static List<Error> structure(Schema meta, JsonNode schema) {
        List<Error> errors = meta.validate(
                schema, context -> context.executionConfig(config -> config.formatAssertionsEnabled(false)));
        return errors.stream()
                .filter(error -> !UNIQUE_VALUES.equals(
                        error.getSchemaLocation().getFragment().toString()))
                .toList();
    }

    private static String reason(Exception e) {
        Throwable cause = e.getCause();
        if (e instanceof PatternSyntaxException pattern) {
            return reason(pattern);
        }
        if (cause instanceof PatternSyntaxException pattern) {
            return reason(pattern);
        }
        Error error = e instanceof SchemaException schema ? schema.getError() : null;
        return error != null ? error.toString() : String.valueOf(e.getMessage());
    }

    private static String reason(PatternSyntaxException pattern) {
        return "'" + SchemaErrorText.shorten(pattern.getPattern(), MAX_PATTERN)
                + "' is not a regular expression of ECMA-262: " + pattern.getDescription();
    }
}
