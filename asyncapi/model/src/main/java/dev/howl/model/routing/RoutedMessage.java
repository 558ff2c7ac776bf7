package dev.howl.model.routing;

import dev.howl.model.schema.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A message as far as routing goes.
 *
 * @param id unique in its direction
 * @param payload the schema of its JSON frames; {@code null} where they may be anything
 * @param examples of its frames
 */
public record RoutedMessage(String id, @Nullable Schema payload, List<JsonNode> examples) {
    public RoutedMessage {
        examples = List.copyOf(examples);
    }
}
