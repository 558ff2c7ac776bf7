package dev.howl.model;

import dev.howl.model.Channel.Handshake;
import dev.howl.model.Channel.Parameter;
import dev.howl.model.schema.Schema;
import dev.howl.model.schema.SchemaBundle;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The schemas of a channel's handshake in its bundle. */
final class HandshakeSchemas {
    private static final String ADDRESS = "handshake/address/";
    private static final String QUERY = "handshake/query";
    private static final String HEADERS = "handshake/headers";

    private final Channel channel;

    HandshakeSchemas(Channel channel) {
        this.channel = channel;
    }

    void collect(Map<String, Schema> schemas) {
        for (Parameter parameter : channel.parameters()) {
            schemas.put(ADDRESS + parameter.name(), parameter.shape().roots().get(0));
        }
        Handshake handshake = channel.handshake();
        if (handshake.query() != null) {
            schemas.put(QUERY, handshake.query());
        }
        if (handshake.headers() != null) {
            schemas.put(HEADERS, handshake.headers());
        }
    }

    void write(SchemaBundle bundle, ObjectNode out) {
        ObjectNode parts = JsonNodeFactory.instance.objectNode();
        if (!channel.parameters().isEmpty()) {
            parts.set("address", address(bundle));
        }
        set(parts, "query", bundle.schemas().get(QUERY));
        set(parts, "headers", bundle.schemas().get(HEADERS));
        if (!parts.isEmpty()) {
            out.set("handshake", parts);
        }
    }

    private ObjectNode address(SchemaBundle bundle) {
        ObjectNode address = JsonNodeFactory.instance.objectNode().put("type", "object");
        ArrayNode required = address.putArray("required");
        ObjectNode properties = address.putObject("properties");
        for (Parameter parameter : channel.parameters()) {
            required.add(parameter.name());
            set(properties, parameter.name(), bundle.schemas().get(ADDRESS + parameter.name()));
        }
        return address;
    }

    private static void set(ObjectNode object, String name, @Nullable JsonNode schema) {
        if (schema != null) {
            object.set(name, schema);
        }
    }
}
