package dev.howl.model;

import dev.howl.model.diagnostic.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A channel (AsyncAPI 3.0 Channel Object, 2.x Channel Item Object).
 *
 * @param id its key in {@code channels}, which in 2.x is the address
 * @param address the path, that of the server's URL included, with parameters in braces; {@code null} where the document
 *     leaves it open
 * @param messages in the order of the document
 * @param parameters of the address: variables of the server's path first
 * @param query parameters that the handshake's query may have ({@code bindings.ws.query})
 * @param howl what {@code x-howl-*} says of it
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
        List<Parameter> query,
        ChannelExtensions howl,
        @Nullable String otherProtocol,
        Location location) {

    public Channel {
        messages = List.copyOf(messages);
        parameters = List.copyOf(parameters);
        query = List.copyOf(query);
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
            List<Parameter> query,
            ChannelExtensions howl,
            Location location) {
        this(id, address, title, summary, description, messages, parameters, query, howl, null, location);
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
                query,
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
                query,
                howl,
                otherProtocol,
                location);
    }

    /** Returns the channel as one that another protocol carries. */
    public Channel over(String protocol) {
        return new Channel(
                id, address, title, summary, description, messages, parameters, query, howl, protocol, location);
    }

    /**
     * A parameter of an address (AsyncAPI 3.0 Parameter Object) or of a query (a property of its schema).
     *
     * @param values the values it may have, empty for any
     */
    public record Parameter(
            String name,
            @Nullable String description,
            List<String> values,
            @Nullable String defaultValue,
            Location location) {
        public Parameter {
            values = List.copyOf(values);
        }
    }
}
