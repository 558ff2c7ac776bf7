package dev.howl.model;

import dev.howl.model.diagnostic.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A server that the application connects to or is (AsyncAPI 3.0 Server Object; in 2.x its {@code url} in parts).
 *
 * @param id its key in {@code servers}
 * @param host with its port and with variables in braces; empty where a 2.x URL is relative
 * @param pathname the path, {@code null} where there is none
 * @param protocol such as {@code wss}
 * @param security alternatives, one of which a connection satisfies; empty where the document requires none
 */
public record Server(
        String id,
        String host,
        @Nullable String pathname,
        String protocol,
        @Nullable String description,
        List<Variable> variables,
        List<SecurityRequirement> security,
        Location location) {

    public Server {
        variables = List.copyOf(variables);
        security = List.copyOf(security);
    }

    /**
     * A part of the host or path that is filled in later (AsyncAPI 3.0 Server Variable Object).
     *
     * @param values the values it may have, empty for any
     */
    public record Variable(
            String name,
            @Nullable String description,
            List<String> values,
            @Nullable String defaultValue,
            Location location) {
        public Variable {
            values = List.copyOf(values);
        }
    }
}
