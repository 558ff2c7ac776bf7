package dev.howl.model;

import dev.howl.model.schema.Schema;
import dev.howl.model.schema.Schema.Bounds;
import dev.howl.model.schema.Schema.Keywords;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The schema that the text of a message must fit. */
public final class TextPayload {
    private TextPayload() {}

    /**
     * Returns the schema of a text.
     *
     * @return {@code null} where any text is allowed: where the message is not text, where its payload is left open, or
     *     where its payload describes what a reader makes of the text, such as an object
     */
    public static @Nullable Schema of(Message message) {
        Schema payload = message.isText() ? message.payload() : null;
        return payload != null && describesText(payload.keywords()) ? payload : null;
    }

    private static boolean describesText(Keywords keywords) {
        List<JsonNode> values = Stream.concat(keywords.enumValues().stream(), Stream.ofNullable(keywords.constant()))
                .toList();
        boolean texts = values.stream().allMatch(JsonNode::isString);
        if (!keywords.types().isEmpty()) {
            return texts && keywords.types().contains(Schema.Type.STRING);
        }
        Bounds bounds = keywords.bounds();
        boolean bounded = bounds.pattern() != null || bounds.minLength() != null || bounds.maxLength() != null;
        boolean composed =
                Stream.of(keywords.allOf(), keywords.anyOf(), keywords.oneOf()).anyMatch(schemas -> !schemas.isEmpty());
        return texts && !composed && (bounded || !values.isEmpty());
    }
}
