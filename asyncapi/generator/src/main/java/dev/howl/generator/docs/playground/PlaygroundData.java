package dev.howl.generator.docs.playground;

import dev.howl.generator.docs.example.Examples;
import dev.howl.generator.docs.html.JsonText;
import dev.howl.generator.docs.site.Addresses;
import dev.howl.generator.docs.site.Links;
import dev.howl.model.Channel;
import dev.howl.model.Contract;
import dev.howl.model.SecurityRequirement;
import dev.howl.model.SecurityScheme;
import dev.howl.model.SecurityScheme.HttpDetails;
import dev.howl.model.SecurityScheme.KeyDetails;
import dev.howl.model.Server;
import dev.howl.model.Sockets;
import dev.howl.model.View;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The data of a contract for the script of the playground: servers, the place of a token, and all channels. */
final class PlaygroundData {
    private PlaygroundData() {}

    /** Returns the data as a script, which a page opened from a disk may load. */
    static String script(Contract contract, Examples examples) {
        Contract sockets = Sockets.of(contract);
        Addresses addresses = Addresses.of(contract, Links.INDEX);
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("title", contract.title());
        data.put("view", contract.viewpoint().view() == View.CLIENT ? "client" : "server");
        addServers(contract, data.putArray("servers"));
        token(contract).ifPresent(token -> data.set("token", token));
        ArrayNode channels = data.putArray("channels");
        sockets.channels().stream()
                .filter(Channel::isSocket)
                .forEach(channel -> channels.add(new ChannelData(sockets, channel, examples, addresses).json()));
        return "window.howlPlayground = " + JsonText.script(data) + ";\n";
    }

    private static void addServers(Contract contract, ArrayNode out) {
        for (Server server : contract.servers()) {
            if (!server.protocol().startsWith("ws") || server.host().isEmpty()) {
                continue;
            }
            ObjectNode json =
                    out.addObject().put("id", server.id()).put("url", server.protocol() + "://" + server.host());
            ArrayNode variables = json.putArray("variables");
            server.variables().stream()
                    .filter(variable -> server.host().contains("{" + variable.name() + "}"))
                    .forEach(variable -> {
                        ObjectNode each = variables.addObject().put("name", variable.name());
                        each.put("default", variable.defaultValue()).put("description", variable.description());
                        ArrayNode values = each.putArray("values");
                        variable.values().forEach(values::add);
                    });
        }
    }

    /** Returns where the token of the first scheme that has one goes. */
    private static Optional<ObjectNode> token(Contract contract) {
        Stream<SecurityRequirement> requirements = Stream.concat(
                contract.servers().stream().map(Server::security).flatMap(List::stream),
                contract.operations().stream().flatMap(operation -> operation.security().stream()));
        return requirements
                .flatMap(requirement -> requirement.parts().stream())
                .map(part -> place(part.scheme()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<ObjectNode> place(SecurityScheme scheme) {
        if (scheme.details() instanceof KeyDetails key) {
            String name = key.name();
            return switch (key.in()) {
                case "query" -> place("query", name, "");
                case "header" -> place("header", name, "");
                case "cookie" -> place("header", "Cookie", name + "=");
                default -> Optional.empty();
            };
        }
        if (scheme.details() instanceof HttpDetails http) {
            String word = http.scheme().equalsIgnoreCase("basic") ? "Basic " : "Bearer ";
            return place("header", "Authorization", word);
        }
        boolean isBearer = scheme.type().equals("oauth2") || scheme.type().equals("openIdConnect");
        return isBearer ? place("header", "Authorization", "Bearer ") : Optional.empty();
    }

    private static Optional<ObjectNode> place(String in, @Nullable String name, String prefix) {
        return name == null
                ? Optional.empty()
                : Optional.of(JsonNodeFactory.instance
                        .objectNode()
                        .put("in", in)
                        .put("name", name)
                        .put("prefix", prefix));
    }
}
