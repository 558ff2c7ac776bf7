package dev.howl.model;

import dev.howl.model.diagnostic.Location;
import dev.howl.model.schema.Schema;
import dev.howl.model.shape.AllowedValue;
import dev.howl.model.shape.Shape;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A channel (AsyncAPI 3.0 Channel Object, 2.x Channel Item Object).
 *
 * @param id its key in {@code channels}, which in 2.x is the address
 * @param address the path, that of the server's URL included, with parameters in braces; {@code null} where the document
 *     leaves it open
 * @param messages in the order of the document
 * @param parameters of the address: variables of the server's path first
 * @param handshake the query and the headers of a handshake
 * @param howl the {@code x-howl-*} extensions
 * @param otherProtocol the protocol that carries it instead of WebSocket, {@code null} for a WebSocket
 */
public record Channel(
        String id,
        @Nullable String address,
        @Nullable String title,
        @Nullable String summary,
        @Nullable String description,
        List<Message> messages,
        List<Parameter> parameters,
        Handshake handshake,
        ChannelExtensions howl,
        @Nullable String otherProtocol,
        Location location) {

    public Channel {
        messages = List.copyOf(messages);
        parameters = List.copyOf(parameters);
    }

    /** Returns the parameters of the handshake's query ({@code bindings.ws.query}). */
    public List<Parameter> query() {
        return Parameter.of(handshake.query());
    }

    /** Returns the described headers of the handshake ({@code bindings.ws.headers}). */
    public List<Parameter> headers() {
        return Parameter.of(handshake.headers());
    }

    /** Creates a channel that is a WebSocket. */
    public Channel(
            String id,
            @Nullable String address,
            @Nullable String title,
            @Nullable String summary,
            @Nullable String description,
            List<Message> messages,
            List<Parameter> parameters,
            Handshake handshake,
            ChannelExtensions howl,
            Location location) {
        this(id, address, title, summary, description, messages, parameters, handshake, howl, null, location);
    }

    /** Returns whether the channel is a WebSocket, so that servers and clients can be generated. */
    public boolean isSocket() {
        return otherProtocol == null;
    }

    /** Returns the channel with these messages in place of its own. */
    public Channel with(List<Message> otherMessages) {
        return new Channel(
                id,
                address,
                title,
                summary,
                description,
                otherMessages,
                parameters,
                handshake,
                howl,
                otherProtocol,
                location);
    }

    /** Returns the channel at another address, with the parameters of that one. */
    public Channel at(@Nullable String otherAddress, List<Parameter> otherParameters) {
        return new Channel(
                id,
                otherAddress,
                title,
                summary,
                description,
                messages,
                otherParameters,
                handshake,
                howl,
                otherProtocol,
                location);
    }

    /** Returns the channel as one that another protocol carries. */
    public Channel over(String protocol) {
        return new Channel(
                id, address, title, summary, description, messages, parameters, handshake, howl, protocol, location);
    }

    /**
     * The WebSockets Channel Binding Object. Several schemas of one part are those of several channels at one address;
     * all of them apply.
     *
     * @param query schemas of the query, as an object; empty if the document has none
     * @param headers schemas of the headers, as an object; empty if the document has none
     */
    public record Handshake(List<Schema> query, List<Schema> headers) {
        /** A handshake that the document does not describe. */
        public static final Handshake NONE = new Handshake(List.of(), List.of());

        public Handshake {
            query = List.copyOf(query);
            headers = List.copyOf(headers);
        }

        /** Returns the handshake to which the schemas of both apply. */
        Handshake and(Handshake other) {
            return new Handshake(united(query, other.query), united(headers, other.headers));
        }

        private static List<Schema> united(List<Schema> one, List<Schema> other) {
            return Stream.concat(one.stream(), other.stream()).distinct().toList();
        }
    }

    /**
     * A parameter of an address (Parameter Object), or a property of the schema of a query or of headers.
     *
     * @param shape the constraints on its value
     * @param required whether each handshake has it
     */
    public record Parameter(
            String name, @Nullable String description, Shape shape, boolean required, Location location) {

        private static List<Parameter> of(List<Schema> objects) {
            return objects.isEmpty()
                    ? List.of()
                    : Shape.of(objects).members().values().stream()
                            .map(member -> new Parameter(
                                    member.name(),
                                    member.shape()
                                            .first(keywords -> keywords.description())
                                            .orElse(null),
                                    member.shape(),
                                    member.isRequired(),
                                    member.shape().location()))
                            .toList();
        }

        /** Returns the values that it may have as texts, empty for any. */
        public List<String> values() {
            List<AllowedValue> values = shape.values();
            return values == null
                    ? List.of()
                    : values.stream().map(value -> value.json().asString()).toList();
        }

        /** Returns the default value as text, {@code null} if there is none. */
        public @Nullable String defaultValue() {
            return shape.first(keywords -> keywords.defaultValue())
                    .filter(value -> value.isValueNode() && !value.isNull())
                    .map(JsonNode::asString)
                    .orElse(null);
        }
    }
}
