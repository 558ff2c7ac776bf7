package dev.howl.model.check;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import dev.howl.model.schema.SchemaBundle;
import dev.howl.runtime.Regex;
import dev.howl.validation.Draft07;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Validates values against the schemas of one document, which is loaded once. Formats are asserted. */
final class SchemaValidation {
    /** A keyword that holds schemas by name, so that the validator takes it for nothing strange. */
    private static final String ROOTS = "properties";

    private static final String ID = "https://howl.invalid/bundle";

    private final Schema root;
    /** Several threads validate extensions: Maven builds modules side by side. */
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    private SchemaValidation(ObjectNode document) {
        root = Draft07.lazyRegistry().getSchema(SchemaLocation.of(ID), document);
    }

    /** Validates against schemas of a contract by the names given here. */
    static SchemaValidation of(Map<String, dev.howl.model.schema.Schema> schemas) {
        SchemaBundle bundle = SchemaBundle.of(schemas, "schema");
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ObjectNode roots = document.putObject(ROOTS);
        bundle.schemas().forEach(roots::set);
        document.set("definitions", bundle.definitions());
        return new SchemaValidation(document);
    }

    /** Validates against a document's {@code definitions}. */
    static SchemaValidation of(ObjectNode document) {
        return new SchemaValidation(document);
    }

    List<SchemaViolation> root(String name, JsonNode value) {
        return validate(ROOTS, name, value);
    }

    List<SchemaViolation> definition(String name, JsonNode value) {
        return validate("definitions", name, value);
    }

    private List<SchemaViolation> validate(String section, String name, JsonNode value) {
        try {
            SchemaLocation location = SchemaLocation.of(ID).append(section).append(name);
            // The validator compiles a schema each time it is asked for.
            Schema schema =
                    schemas.computeIfAbsent(section + "/" + name, place -> root.getRefSchema(location.getFragment()));
            return SubschemaErrors.violations(schema.validate(value));
        } catch (Regex.TooSlowException e) {
            return List.of(new SchemaViolation(
                    List.of(), null, "matching a pattern takes too long; simplify the pattern", ""));
        }
    }
}
