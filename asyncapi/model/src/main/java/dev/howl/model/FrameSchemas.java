package dev.howl.model;

import dev.howl.model.schema.Schema;
import dev.howl.model.schema.SchemaBundle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The schemas of every frame of a channel, as one self-contained document that validators load. */
public final class FrameSchemas {
    private FrameSchemas() {}

    /**
     * Returns the bundle of a channel:
     *
     * <pre>{@code
     * {"channel": "events", "discriminator": "type",
     *  "toServer": {"<message id>": {<JSON Schema draft-07 of the whole frame>}},
     *  "toClient": {…},
     *  "text": ["<message id>"],
     *  "definitions": {…}}
     * }</pre>
     *
     * {@code discriminator} is absent where there is none, and so is {@code text}, which names the messages that are no
     * JSON: their schema is that of the frame as a string. A message without a payload schema has the empty schema.
     */
    public static ObjectNode bundle(Contract contract, Channel channel) {
        List<Message> toServer = Directions.toServer(contract, channel);
        List<Message> toClient = Directions.toClient(contract, channel);
        Map<String, Schema> schemas = new LinkedHashMap<>();
        collect("toServer/", toServer, schemas);
        collect("toClient/", toClient, schemas);
        SchemaBundle bundle = SchemaBundle.of(schemas, channel.id());
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.put("channel", channel.id());
        Directions.discriminator(contract, channel).ifPresent(name -> out.put("discriminator", name));
        out.set("toServer", written("toServer/", toServer, bundle));
        out.set("toClient", written("toClient/", toClient, bundle));
        List<String> texts = Stream.concat(toServer.stream(), toClient.stream())
                .filter(Message::isText)
                .map(Message::id)
                .distinct()
                .toList();
        if (!texts.isEmpty()) {
            ArrayNode names = out.putArray("text");
            texts.forEach(names::add);
        }
        out.set("definitions", bundle.definitions());
        return out;
    }

    private static void collect(String prefix, List<Message> messages, Map<String, Schema> schemas) {
        for (Message message : messages) {
            Schema payload = message.payload();
            if (payload != null) {
                schemas.put(prefix + message.id(), payload);
            }
        }
    }

    private static ObjectNode written(String prefix, List<Message> messages, SchemaBundle bundle) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        for (Message message : messages) {
            JsonNode schema = bundle.schemas().get(prefix + message.id());
            out.set(message.id(), schema == null ? JsonNodeFactory.instance.objectNode() : schema);
        }
        return out;
    }
}
