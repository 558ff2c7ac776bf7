package dev.howl.model;

import dev.howl.model.diagnostic.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A channel (AsyncAPI 3.0 Channel Object, 2.x Channel Item Object).
 *
 * @param id its key in {@code channels}, which in 2.x is the address
 * @param address the path, with parameters in braces; {@code null} where the document leaves it open
 * @param messages in the order of the document
 * @param parameters of the address
 * @param query parameters that the handshake's query may have ({@code bindings.ws.query})
 * @param howl what {@code x-howl-*} says of it
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
        Location location) {

    public Channel {
        messages = List.copyOf(messages);
        parameters = List.copyOf(parameters);
        query = List.copyOf(query);
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
