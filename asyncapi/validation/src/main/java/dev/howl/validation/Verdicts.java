package dev.howl.validation;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import dev.howl.runtime.Regex;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Schemas by name that give verdicts without reasons. Not safe for use by several threads. */
public final class Verdicts {
    private static final String ID = "https://howl.invalid/verdicts";
    /** A keyword that holds schemas by name, so that the validator takes it for nothing strange. */
    private static final String NAMED = "properties";

    private final Schema root;

    /** @param definitions what the schemas refer to by {@code #/definitions/…} */
    public Verdicts(Map<String, JsonNode> schemas, ObjectNode definitions) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ObjectNode named = document.putObject(NAMED);
        schemas.forEach(named::set);
        document.set("definitions", definitions);
        root = Draft07.lazyRegistry().getSchema(SchemaLocation.of(ID), document);
    }

    /** Returns whether a schema accepts a value; one on which a pattern takes too long is not accepted. */
    public boolean accepts(String name, JsonNode value) {
        SchemaLocation location = SchemaLocation.of(ID).append(NAMED).append(name);
        try {
            return root.getRefSchema(location.getFragment()).validate(value).isEmpty();
        } catch (Regex.TooSlowException e) {
            return false;
        }
    }
}
