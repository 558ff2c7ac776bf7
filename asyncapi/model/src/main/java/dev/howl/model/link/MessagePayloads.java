package dev.howl.model.link;

import dev.howl.model.SpecificationVersion;
import dev.howl.model.schema.Schema;
import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import org.jspecify.annotations.Nullable;

/** The payload schemas of messages, whose format each major version names in a place of its own. */
final class MessagePayloads {
    private final References references;
    private final SchemaLinker schemas;
    private final SpecificationVersion version;

    MessagePayloads(References references, SchemaLinker schemas, SpecificationVersion version) {
        this.references = references;
        this.schemas = schemas;
        this.version = version;
    }

    /** Returns the schema of a message's headers, {@code null} where it has none. */
    @Nullable
    Schema headers(Mapping message) {
        Node headers = message.child("headers");
        return headers == null ? null : schemas.schema(headers);
    }

    /** Returns the format of a message's schema as it is written, {@code null} where it names none. */
    @Nullable
    String format(Mapping message) {
        if (version.isTwo()) {
            return message.text("schemaFormat");
        }
        Node payload = message.child("payload");
        return payload != null && references.follow(payload) instanceof Mapping schema
                ? schema.text("schemaFormat")
                : null;
    }

    /** Returns the schema, {@code null} where a message has none or has one in a format that is not read. */
    @Nullable
    Schema schema(Mapping message) {
        Node payload = message.child("payload");
        if (payload == null) {
            return null;
        }
        if (!version.isTwo()) {
            return schemas.schema(payload);
        }
        String format = message.text("schemaFormat");
        Node schema = format == null ? payload : references.schemaOf(payload, format);
        return schema == null ? null : schemas.schema(schema);
    }
}
