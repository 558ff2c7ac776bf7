package dev.howl.model;

import dev.howl.model.diagnostic.Location;
import dev.howl.model.schema.Schema;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A message (AsyncAPI 3.0 Message Object), seen from its channel.
 *
 * @param id its key in the channel's {@code messages}; in 2.x {@code messageId}, {@code name}, its key among reusable
 *     messages, or a name derived from its operation
 * @param contentType {@code application/json} where the document names none; {@code application/octet-stream} where it
 *     names none and describes the payload in a binary format such as Avro
 * @param payload the schema of the whole frame; {@code null} where the document leaves it open
 * @param headers the schema of its headers; {@code null} where the document leaves them open. A WebSocket frame has
 *     none.
 * @param correlationId the {@code location} of its Correlation ID Object; {@code null} where it has none, or one in
 *     headers, which a WebSocket frame does not have
 * @param examples in the order of the document
 * @param role {@code x-howl-role}
 * @param javaName {@code x-howl-name}: the generated record's name
 */
public record Message(
        String id,
        @Nullable String name,
        @Nullable String title,
        @Nullable String summary,
        @Nullable String description,
        String contentType,
        @Nullable Schema payload,
        @Nullable Schema headers,
        @Nullable String correlationId,
        List<Example> examples,
        @Nullable String role,
        @Nullable String javaName,
        Location location) {

    private static final Set<String> ROLES_OF_CLIENTS =
            Set.of("connect", "disconnect", "subscribe", "unsubscribe", "ping", "refresh");

    public Message {
        examples = List.copyOf(examples);
    }

    /** Returns the message under another id. */
    Message withId(String other) {
        return new Message(
                other,
                name,
                title,
                summary,
                description,
                contentType,
                payload,
                headers,
                correlationId,
                examples,
                role,
                javaName,
                location);
    }

    /** Returns whether it has a role for which clients send it. */
    public boolean hasRoleOfClients() {
        return role != null && ROLES_OF_CLIENTS.contains(role);
    }

    /** Returns {@code true} if its frames are JSON. */
    public boolean isJson() {
        return is(ContentType.Kind.JSON);
    }

    /** Returns {@code true} if its frames are text other than JSON. WebSocket text is always UTF-8. */
    public boolean isText() {
        return is(ContentType.Kind.TEXT);
    }

    /** Returns {@code true} if its frames are binary. */
    public boolean isBinary() {
        return is(ContentType.Kind.BINARY);
    }

    private boolean is(ContentType.Kind kind) {
        return ContentType.of(contentType).kind() == kind;
    }

    /** A named example (AsyncAPI 3.0 Message Example Object). */
    public record Example(
            @Nullable String name,
            @Nullable String summary,
            @Nullable JsonNode payload,
            @Nullable JsonNode headers,
            Location location) {}
}
