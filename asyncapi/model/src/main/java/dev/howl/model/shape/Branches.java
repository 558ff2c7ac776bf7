package dev.howl.model.shape;

import dev.howl.model.schema.Schema;
import java.util.List;

/**
 * A list of schemas of which a value fits one ({@code oneOf}) or some ({@code anyOf}).
 *
 * @param owner the schema that has the list
 * @param exactlyOne whether it is {@code oneOf}
 * @param branches those that accept more than {@code null}; at least two
 */
public record Branches(Schema owner, boolean exactlyOne, List<Schema> branches) {
    public Branches {
        branches = List.copyOf(branches);
    }
}
