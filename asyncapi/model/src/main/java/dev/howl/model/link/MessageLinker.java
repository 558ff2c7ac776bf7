package dev.howl.model.link;

import dev.howl.model.Message;
import dev.howl.model.Message.Example;
import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import dev.howl.model.syntax.Sequence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Message objects with their traits. */
final class MessageLinker {
    private static final String JSON = "application/json";
    private static final String BYTES = "application/octet-stream";

    private final References references;
    private final Traits traits;
    private final MessagePayloads payloads;
    private final SourceNodes origins;
    private final @Nullable String defaultContentType;

    MessageLinker(
            References references,
            Traits traits,
            MessagePayloads payloads,
            SourceNodes origins,
            @Nullable String defaultContentType) {
        this.references = references;
        this.traits = traits;
        this.payloads = payloads;
        this.origins = origins;
        this.defaultContentType = defaultContentType;
    }

    /**
     * Returns the object, with its traits, at an entry or at the end of its reference, {@code null} where there is
     * none.
     */
    @Nullable
    Mapping object(Node entry) {
        return references.follow(entry) instanceof Mapping written ? traits.apply(written) : null;
    }

    /** Returns the message that an object is, under an id of its channel. */
    Message message(String id, Mapping object) {
        Message message = new Message(
                id,
                object.text("name"),
                object.text("title"),
                object.text("summary"),
                object.text("description"),
                contentType(object),
                payloads.schema(object),
                payloads.headers(object),
                correlationId(object),
                examples(object),
                object.text("x-howl-role"),
                object.text("x-howl-name"),
                object.where());
        origins.put(message, object);
        return message;
    }

    private String contentType(Mapping object) {
        String own = object.text("contentType");
        if (own != null) {
            return own;
        }
        if (defaultContentType != null) {
            return defaultContentType;
        }
        return SchemaFormats.describeBytes(payloads.format(object)) ? BYTES : JSON;
    }

    /**
     * Returns the correlation id. A WebSocket frame has no headers: one that stands in them is none here, and the
     * checks warn
     * of it.
     */
    private @Nullable String correlationId(Mapping object) {
        Node written = object.child("correlationId");
        String location = written != null && references.follow(written) instanceof Mapping correlation
                ? correlation.text("location")
                : null;
        return location == null || location.startsWith("$message.header#") ? null : location;
    }

    private List<Example> examples(Mapping object) {
        List<Example> examples = new ArrayList<>();
        if (object.child("examples") instanceof Sequence written) {
            for (Node item : written.items()) {
                if (item instanceof Mapping mapping) {
                    examples.add(example(mapping));
                }
            }
        }
        return examples;
    }

    private Example example(Mapping written) {
        Node payload = written.child("payload");
        Node headers = written.child("headers");
        Example example = new Example(
                written.text("name"),
                written.text("summary"),
                payload == null ? null : payload.json(),
                headers == null ? null : headers.json(),
                written.location());
        origins.put(example, written);
        return example;
    }
}
