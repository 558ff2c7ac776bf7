package dev.howl.testkit.mock;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The choice of the channel for the path of a handshake. A fixed address takes precedence over one with parameters. */
final class HandshakeRouter {
    private static final Pattern PARAMETER = Pattern.compile("\\{([^{}]*)}");

    private final List<Route> routes;

    /** An address as an expression, with the names of its groups. */
    private record Route(LiveChannel channel, Pattern address, List<String> names) {
        static Route of(LiveChannel channel) {
            List<String> names = new ArrayList<>();
            StringBuilder address = new StringBuilder();
            String path = channel.known().path();
            Matcher matcher = PARAMETER.matcher(path);
            int from = 0;
            while (matcher.find()) {
                address.append(Pattern.quote(path.substring(from, matcher.start())))
                        .append("([^/]+)");
                names.add(matcher.group(1));
                from = matcher.end();
            }
            address.append(Pattern.quote(path.substring(from)));
            return new Route(channel, Pattern.compile(address.toString()), names);
        }
    }

    /**
     * The channel of a path.
     *
     * @param parameters the decoded values of the address, by name
     */
    record Found(LiveChannel channel, Map<String, String> parameters) {}

    HandshakeRouter(List<LiveChannel> channels) {
        routes = channels.stream()
                .map(Route::of)
                .sorted(Comparator.comparing(route -> route.names.size()))
                .toList();
    }

    /** Returns the channel of a path, as it is in the request. */
    Optional<Found> find(String path) {
        String decoded = decoded(path);
        for (Route route : routes) {
            Matcher matcher = route.address.matcher(route.names.isEmpty() ? decoded : path);
            if (matcher.matches()) {
                Map<String, String> parameters = new LinkedHashMap<>();
                for (int i = 0; i < route.names.size(); i++) {
                    parameters.put(route.names.get(i), decoded(matcher.group(i + 1)));
                }
                return Optional.of(new Found(route.channel, parameters));
            }
        }
        return Optional.empty();
    }

    /** Returns all addresses, for a path that is none of them. */
    String known() {
        return routes.stream()
                .map(route -> route.channel.known().path() + " ("
                        + route.channel.known().id() + ")")
                .collect(Collectors.joining(", "));
    }

    /** Decodes percent-encoding; a plus stays, as a path has it. */
    static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
