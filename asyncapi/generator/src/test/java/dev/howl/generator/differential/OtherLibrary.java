package dev.howl.generator.differential;

import dev.harrel.jsonschema.Dialects.Draft7Dialect;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.howl.instances.TreeNode;
import java.net.URI;
import tools.jackson.databind.JsonNode;

/** A schema as written, in a second validator that shares no code with networknt's. Formats are not asserted. */
final class OtherLibrary {
    private final Validator validator;
    private final URI schema;

    OtherLibrary(JsonNode document) {
        validator = new ValidatorFactory()
                .withDefaultDialect(new Draft7Dialect())
                .withDisabledSchemaValidation(true)
                .withJsonNodeFactory(new TreeNode.Factory())
                .createValidator();
        schema = validator.registerSchema(URI.create("https://example.com/schema"), new TreeNode(document, ""));
    }

    boolean accepts(JsonNode value) {
        return validator.validate(schema, (Object) new TreeNode(value, "")).isValid();
    }
}
