package dev.howl.server.proxy;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/**
 * The path in front of this server's own paths, as its client sees it: the prefix that a trusted proxy has cut off, then
 * the base path of the server. Empty if there is none, else with a slash at its start and none at its end.
 */
public final class PathPrefix {
    private static final String HEADER = "X-Forwarded-Prefix";
    private static final String ATTRIBUTE = PathPrefix.class.getName();
    private static final int MAX = 256;
    /** Excludes {@code //host}, which a browser takes for another server, and dot segments. */
    private static final Pattern VALID = Pattern.compile("(?:/(?!\\.{1,2}(?:/|$))[A-Za-z0-9._~-]+)+");

    private PathPrefix() {}

    /** Returns the prefix of a request. */
    public static String of(ServerWebExchange exchange) {
        String base = exchange.getRequest().getPath().contextPath().value();
        return valid(exchange.getAttributeOrDefault(ATTRIBUTE, "") + base);
    }

    /** Keeps the prefix that the headers of a request name. Call it only if its peer is a trusted proxy. */
    public static void accept(ServerWebExchange exchange) {
        exchange.getAttributes().put(ATTRIBUTE, forwarded(exchange.getRequest().getHeaders()));
    }

    /** Returns the prefix that headers name; empty where they name none, or not a valid one. */
    public static String forwarded(HttpHeaders headers) {
        String prefix = headers.getOrEmpty(HEADER).stream()
                .flatMap(line -> Pattern.compile(",").splitAsStream(line))
                .map(part -> part.strip().replaceFirst("/+$", ""))
                .collect(Collectors.joining());
        return valid(prefix);
    }

    private static String valid(String prefix) {
        return prefix.length() <= MAX && VALID.matcher(prefix).matches() ? prefix : "";
    }
}
