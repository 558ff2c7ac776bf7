package dev.howl.testkit.mock;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The choice of the channel for the path of a handshake. A fixed address takes precedence over one with parameters. */
public final class HandshakeRouter<C> {
    private static final Pattern PARAMETER = Pattern.compile("\\{([^{}]*)}");

    private final List<Route<C>> routes;

    /** An address as an expression, with the names of its groups. */
    private record Route<C>(C channel, String path, String id, Pattern address, List<String> names) {
        static <C> Route<C> of(C channel, String path, String id) {
            List<String> names = new ArrayList<>();
            StringBuilder address = new StringBuilder();
            Matcher matcher = PARAMETER.matcher(path);
            int from = 0;
            while (matcher.find()) {
                address.append(Pattern.quote(path.substring(from, matcher.start())))
                        .append("([^/]+)");
                names.add(matcher.group(1));
                from = matcher.end();
            }
            address.append(Pattern.quote(path.substring(from)));
            return new Route<>(channel, path, id, Pattern.compile(address.toString()), names);
        }
    }

    /**
     * The channel of a path.
     *
     * @param parameters the decoded values of the address, by name
     */
    public record Found<C>(C channel, Map<String, String> parameters) {}

    /**
     * Creates the choice.
     *
     * @param paths returns the path of a channel, with parameters in braces
     * @param ids returns the id of a channel
     */
    public HandshakeRouter(List<C> channels, Function<C, String> paths, Function<C, String> ids) {
        routes = channels.stream()
                .map(channel -> Route.of(channel, paths.apply(channel), ids.apply(channel)))
                .sorted(Comparator.comparing((Route<C> route) -> route.names.size()))
                .toList();
    }

    /** Returns the channel of a path, as it is in the request. */
    public Optional<Found<C>> find(String path) {
        String decoded = decoded(path);
        for (Route<C> route : routes) {
            Matcher matcher = route.address.matcher(route.names.isEmpty() ? decoded : path);
            if (matcher.matches()) {
                Map<String, String> parameters = new LinkedHashMap<>();
                for (int i = 0; i < route.names.size(); i++) {
                    parameters.put(route.names.get(i), decoded(matcher.group(i + 1)));
                }
                return Optional.of(new Found<>(route.channel, parameters));
            }
        }
        return Optional.empty();
    }

    /** Returns all addresses, for a path that is none of them. */
    public String known() {
        return routes.stream().map(route -> route.path + " (" + route.id + ")").collect(Collectors.joining(", "));
    }

    /** Decodes percent-encoding; a plus stays, as a path has it. */
    public static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
