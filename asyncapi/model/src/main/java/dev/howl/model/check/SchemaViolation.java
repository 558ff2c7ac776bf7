package dev.howl.model.check;

import com.networknt.schema.Error;
import dev.howl.model.diagnostic.Location;
import dev.howl.model.syntax.Node;
import dev.howl.runtime.PointerSteps;
import dev.howl.runtime.Regex;
import dev.howl.validation.NamedSchemas;
import dev.howl.validation.SchemaErrorText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A violation of a schema by a value, with its place in the value.
 *
 * @param path of the offending part within the value
 * @param property the key at fault within that part, {@code null} where it is the part itself
 * @param rule JSON Pointer of the keyword that is broken, within the document of schemas
 */
record SchemaViolation(List<String> path, @Nullable String property, String words, String rule) {

    /** Validates a value against one of several schemas; of alternatives only the meant one counts. */
    static List<SchemaViolation> all(NamedSchemas schemas, String name, JsonNode value) {
        try {
            return SubschemaErrors.violations(schemas.violations(name, value));
        } catch (Regex.TooSlowException e) {
            return List.of(new SchemaViolation(
                    List.of(), null, "matching a pattern takes too long; simplify the pattern", ""));
        }
    }

    static SchemaViolation of(Error error) {
        boolean atKey = "additionalProperties".equals(error.getKeyword()) || "propertyNames".equals(error.getKeyword());
        return new SchemaViolation(
                path(error),
                atKey ? error.getProperty() : null,
                SchemaErrorText.withValue(error),
                String.valueOf(error.getSchemaLocation().getFragment()));
    }

    /** Returns the steps to the offending part. */
    static List<String> path(Error error) {
        List<String> path = new ArrayList<>();
        for (int i = 0; i < error.getInstanceLocation().getNameCount(); i++) {
            path.add(String.valueOf(error.getInstanceLocation().getElement(i)));
        }
        return path;
    }

    /** {@code " at /payload/text"}, nothing for the value itself. */
    String at() {
        StringBuilder pointer = new StringBuilder();
        path.forEach(step -> pointer.append('/').append(PointerSteps.escape(step)));
        return pointer.isEmpty() ? "" : " at " + pointer;
    }

    /** Returns the place to point at. */
    Location location(Node value) {
        Node node = value;
        for (String step : path) {
            Node next = node.child(step);
            if (next == null) {
                break;
            }
            node = next;
        }
        Node offender = property == null ? null : node.child(property);
        if (offender != null) {
            return offender.where();
        }
        return node == value ? node.location() : node.where();
    }
}
