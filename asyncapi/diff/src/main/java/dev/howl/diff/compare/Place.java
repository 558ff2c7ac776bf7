package dev.howl.diff.compare;

import dev.howl.model.diagnostic.Location;
import dev.howl.model.schema.Schema;
import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import org.jspecify.annotations.Nullable;

/**
 * A place in one of the documents.
 *
 * @param pointer JSON Pointer as a URI fragment, after the name of the file if that is not the document itself
 */
record Place(String pointer, Location location) {
    /** Returns the place of a keyword such as {@code maximum} or {@code properties/text}, as far as it is there. */
    static Place of(@Nullable Node node, Schema schema, String keyword, String pointer) {
        Location location = schema.location();
        StringBuilder steps = new StringBuilder(pointer);
        Node current = node;
        if (!keyword.isEmpty()) {
            for (String step : keyword.split("/", -1)) {
                String key = step.replace("~1", "/").replace("~0", "~");
                if (!(current instanceof Mapping mapping) || mapping.child(key) == null) {
                    break;
                }
                location = mapping.keyLocation(key);
                current = mapping.child(key);
                steps.append('/').append(step);
            }
        }
        return new Place(steps.toString(), location);
    }

    /** Returns the place of a field of an object, or of the object if it does not have the field. */
    Place field(@Nullable Node node, String key) {
        return node instanceof Mapping mapping && mapping.child(key) != null
                ? new Place(pointer + "/" + key.replace("~", "~0").replace("/", "~1"), mapping.keyLocation(key))
                : this;
    }

    /** Returns the place of a field at some depth, such as {@code x-howl-errors/conflict}, as far as it is there. */
    Place fields(Node node, String path) {
        Place place = this;
        @Nullable Node current = node;
        for (String key : path.split("/", -1)) {
            place = place.field(current, key);
            current = current == null ? null : current.child(key);
        }
        return place;
    }
}
