package dev.howl.server.proxy;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.util.LinkedCaseInsensitiveMap;

/** A reader of the headers in which proxies tell where a request came from. */
final class ForwardedHops {
    /** Hops that are read. A longer header is not read at all. */
    private static final int MAX = 32;

    private static final Pattern PAIR =
            Pattern.compile("\\s*([A-Za-z]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^\",;\\s]*+))\\s*([,;]|$)");

    private ForwardedHops() {}

    /**
     * One proxy's account of a request.
     *
     * @param client the peer of the proxy; {@code null} where it does not tell, or not by an IP address
     */
    record Hop(
            @Nullable InetAddress client,
            @Nullable String scheme,
            @Nullable String authority) {}

    /** Returns the hops of {@code Forwarded} (RFC 7239), the nearest proxy last; none where the header is malformed. */
    static List<Hop> forwarded(HttpHeaders headers) {
        List<Hop> hops = new ArrayList<>();
        for (String line : headers.getOrEmpty("Forwarded")) {
            Matcher pair = PAIR.matcher(line);
            Map<String, String> element = new LinkedCaseInsensitiveMap<>();
            int end = 0;
            while (end < line.length()) {
                pair.region(end, line.length());
                if (!pair.lookingAt() || hops.size() > MAX) {
                    return List.of();
                }
                String quoted = pair.group(2);
                element.put(pair.group(1), quoted == null ? pair.group(3) : quoted.replaceAll("\\\\(.)", "$1"));
                end = pair.end();
                if (!pair.group(4).equals(";")) {
                    hops.add(hop(element.get("for"), element.get("proto"), element.get("host")));
                    element.clear();
                }
            }
        }
        return hops;
    }

    /**
     * Returns the hops of {@code X-Forwarded-For}, the nearest proxy last. {@code X-Forwarded-Proto} and {@code
     * X-Forwarded-Host} are those of the nearest proxy, which writes them.
     */
    static List<Hop> legacy(HttpHeaders headers) {
        List<String> nodes = list(headers, "X-Forwarded-For");
        if (nodes.size() > MAX) {
            return List.of();
        }
        String scheme = last(headers, "X-Forwarded-Proto");
        String authority = last(headers, "X-Forwarded-Host");
        if (nodes.isEmpty() && (scheme != null || authority != null)) {
            return List.of(hop(null, scheme, authority));
        }
        return nodes.stream().map(node -> hop(node, scheme, authority)).toList();
    }

    private static Hop hop(@Nullable String node, @Nullable String scheme, @Nullable String authority) {
        String lower = scheme == null ? null : scheme.toLowerCase(Locale.ROOT);
        boolean known = "http".equals(lower) || "https".equals(lower);
        return new Hop(node == null ? null : IpLiterals.parseNode(node), known ? lower : null, authority);
    }

    private static @Nullable String last(HttpHeaders headers, String name) {
        List<String> values = list(headers, name);
        return values.isEmpty() ? null : values.get(values.size() - 1);
    }

    private static List<String> list(HttpHeaders headers, String name) {
        return headers.getOrEmpty(name).stream()
                .flatMap(line -> Pattern.compile(",").splitAsStream(line))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }
}
