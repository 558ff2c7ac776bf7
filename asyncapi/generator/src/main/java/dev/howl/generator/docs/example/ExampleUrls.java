package dev.howl.generator.docs.example;

import dev.howl.model.Channel;
import dev.howl.model.Channel.Parameter;
import dev.howl.model.Contract;
import dev.howl.model.Server;
import dev.howl.model.Server.Variable;
import dev.howl.model.Sockets;
import dev.howl.model.schema.Schema.Keywords;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The URLs of examples: those of the first server that the document has, with a value for each parameter. */
final class ExampleUrls {
    private static final String UNKNOWN = "wss://example.org";

    private ExampleUrls() {}

    /** Returns the URL of a server without a path. */
    static String server(Contract contract) {
        return contract.servers().stream()
                .filter(server ->
                        server.protocol().startsWith("ws") && !server.host().isEmpty())
                .findFirst()
                .map(server -> server.protocol() + "://" + filled(server))
                .orElse(UNKNOWN);
    }

    /** Returns the URL of a channel. */
    static String of(Contract contract, Channel channel) {
        String path = Sockets.path(channel);
        String address = path == null ? "/" : path;
        for (Parameter parameter : channel.parameters()) {
            address = address.replace("{" + parameter.name() + "}", encoded(sample(parameter)));
        }
        String query = channel.query().stream()
                .filter(Parameter::required)
                .map(parameter -> encoded(parameter.name()) + "=" + encoded(sample(parameter)))
                .collect(Collectors.joining("&"));
        return server(contract) + address + (query.isEmpty() ? "" : "?" + query);
    }

    private static String filled(Server server) {
        String host = server.host();
        for (Variable variable : server.variables()) {
            String standard = variable.defaultValue();
            String value = standard != null ? standard : first(variable.values(), variable.name());
            host = host.replace("{" + variable.name() + "}", value);
        }
        return host;
    }

    /** Returns a value for a parameter: one that the document names, else the name of the parameter. */
    private static String sample(Parameter parameter) {
        String standard = parameter.defaultValue();
        return standard != null ? standard : first(parameter.values(), example(parameter));
    }

    private static String example(Parameter parameter) {
        return parameter
                .shape()
                .keywords()
                .map(Keywords::json)
                .flatMap(json -> json.path("examples").valueStream())
                .filter(JsonNode::isValueNode)
                .map(JsonNode::asString)
                .findFirst()
                .orElse(parameter.name());
    }

    private static String first(List<String> values, String other) {
        return values.isEmpty() ? other : values.get(0);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
