package dev.howl.validation;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import dev.howl.runtime.Regex;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Schemas of one document by their names. Each is compiled when it is first used, so that others may be faulty. Formats
 * are asserted. Thread-safe.
 */
public final class NamedSchemas {
    private static final String ID = "https://howl.invalid/schemas";
    private static final String DEFINITIONS = "definitions";
    /** A keyword of JSON Schema that holds schemas by name: the validator would not look into an unknown one. */
    private static final String NAMED = "properties";

    private final Schema root;
    private final String holder;
    /** The validator compiles a schema at each request for it. */
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    private NamedSchemas(ObjectNode document, String holder) {
        this.root = Draft07.lazyRegistry().getSchema(SchemaLocation.of(ID), document);
        this.holder = holder;
    }

    /**
     * Returns schemas that share definitions.
     *
     * @param definitions the schemas that others refer to by {@code #/definitions/…}
     */
    public static NamedSchemas of(Map<String, JsonNode> schemas, ObjectNode definitions) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ObjectNode named = document.putObject(NAMED);
        schemas.forEach(named::set);
        document.set(DEFINITIONS, definitions);
        return new NamedSchemas(document, NAMED);
    }

    /** Returns the {@code definitions} of a document. */
    public static NamedSchemas definitionsOf(ObjectNode document) {
        return new NamedSchemas(document, DEFINITIONS);
    }

    /**
     * Validates a value.
     *
     * @return the violations of the schema; none if it accepts the value
     * @throws Regex.TooSlowException if a pattern takes too long on a text in the value
     */
    public List<Error> violations(String name, JsonNode value) {
        Schema schema = schemas.computeIfAbsent(
                name,
                key -> root.getRefSchema(
                        SchemaLocation.of(ID).append(holder).append(key).getFragment()));
        try {
            return schema.validate(value);
        } catch (Draft07.SlowMatch e) {
            throw e.reason();
        }
    }

    /** Returns whether a schema accepts a value; one on which a pattern takes too long is not accepted. */
    public boolean accepts(String name, JsonNode value) {
        try {
            return violations(name, value).isEmpty();
        } catch (Regex.TooSlowException e) {
            return false;
        }
    }
}
