package dev.howl.model;

import dev.howl.model.Channel.Parameter;
import dev.howl.model.schema.Schema;
import dev.howl.model.schema.SchemaBundle;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The schemas of a channel's handshake in its bundle. */
final class HandshakeSchemas {
    private static final String ADDRESS = "handshake/address/";
    private static final String QUERY = "handshake/query/";
    private static final String HEADERS = "handshake/headers/";

    private final Channel channel;

    HandshakeSchemas(Channel channel) {
        this.channel = channel;
    }

    void collect(Map<String, Schema> schemas) {
        for (Parameter parameter : channel.parameters()) {
            schemas.put(ADDRESS + parameter.name(), parameter.shape().roots().get(0));
        }
        collect(QUERY, channel.handshake().query(), schemas);
        collect(HEADERS, channel.handshake().headers(), schemas);
    }

    private static void collect(String part, List<Schema> all, Map<String, Schema> schemas) {
        for (int i = 0; i < all.size(); i++) {
            schemas.put(part + i, all.get(i));
        }
    }

    void write(SchemaBundle bundle, ObjectNode out) {
        ObjectNode parts = JsonNodeFactory.instance.objectNode();
        if (!channel.parameters().isEmpty()) {
            parts.set("address", address(bundle));
        }
        set(parts, "query", whole(QUERY, channel.handshake().query(), bundle));
        set(parts, "headers", whole(HEADERS, channel.handshake().headers(), bundle));
        if (!parts.isEmpty()) {
            out.set("handshake", parts);
        }
    }

    private static @Nullable JsonNode whole(String part, List<Schema> all, SchemaBundle bundle) {
        if (all.size() < 2) {
            return bundle.schemas().get(part + 0);
        }
        ObjectNode every = JsonNodeFactory.instance.objectNode();
        ArrayNode schemas = every.putArray("allOf");
        for (int i = 0; i < all.size(); i++) {
            schemas.add(bundle.schemas().get(part + i));
        }
        return every;
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
