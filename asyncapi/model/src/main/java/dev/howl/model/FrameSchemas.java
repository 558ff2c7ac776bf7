package dev.howl.model;

import dev.howl.model.schema.Schema;
import dev.howl.model.schema.SchemaBundle;
import dev.howl.runtime.RoutingJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
     * {"channel": "events",
     *  "routing": {"toServer": <plan>, "toClient": <plan>},
     *  "toServer": {"<message id>": {<JSON Schema draft-07 of the whole frame>}},
     *  "toClient": {…},
     *  "handshake": {"address": {<of an object with the parameters>}, "query": {…}, "headers": {…}},
     *  "text": ["<message id>"],
     *  "binary": ["<message id>"],
     *  "definitions": {…}}
     * }</pre>
     *
     * {@code routing} tells which message a JSON frame is ({@link RoutingJson}). {@code text} names the messages that are
     * text and no JSON, their schema being that of the frame as a string, and {@code binary} those whose frames are
     * binary; both are absent where there are none. Binary messages have the empty schema, and so has a message without a
     * payload schema. {@code handshake} has the parts that the document describes, and is absent where it describes
     * none.
     */
    public static ObjectNode bundle(Contract contract, Channel channel) {
        return bundle(new ChannelRouting(contract, channel));
    }

    /** Returns the bundle of a channel whose routing may already be planned. */
    public static ObjectNode bundle(ChannelRouting routed) {
        Contract contract = routed.contract();
        Channel channel = routed.channel();
        List<Message> toServer = Directions.toServer(contract, channel);
        List<Message> toClient = Directions.toClient(contract, channel);
        Map<String, Schema> schemas = new LinkedHashMap<>();
        collect("toServer/", toServer, schemas);
        collect("toClient/", toClient, schemas);
        HandshakeSchemas handshake = new HandshakeSchemas(channel);
        handshake.collect(schemas);
        SchemaBundle bundle = SchemaBundle.of(schemas, channel.id());
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.put("channel", channel.id());
        ObjectNode routing = out.putObject("routing");
        routing.set("toServer", RoutingJson.write(routed.toServer().plan()));
        routing.set("toClient", RoutingJson.write(routed.toClient().plan()));
        out.set("toServer", written("toServer/", toServer, bundle));
        out.set("toClient", written("toClient/", toClient, bundle));
        handshake.write(bundle, out);
        List<Message> all = Stream.concat(toServer.stream(), toClient.stream()).toList();
        names(out, "text", all.stream().filter(Message::isText));
        names(out, "binary", all.stream().filter(Message::isBinary));
        out.set("definitions", bundle.definitions());
        return out;
    }

    private static void names(ObjectNode out, String property, Stream<Message> messages) {
        List<String> ids = messages.map(Message::id).distinct().toList();
        if (!ids.isEmpty()) {
            ArrayNode names = out.putArray(property);
            ids.forEach(names::add);
        }
    }

    /** Returns the schema that frames of a message are validated against, {@code null} if they may hold anything. */
    private static @Nullable Schema schema(Message message) {
        return message.isJson() ? message.payload() : TextPayload.of(message);
    }

    private static void collect(String prefix, List<Message> messages, Map<String, Schema> schemas) {
        for (Message message : messages) {
            Schema payload = schema(message);
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
