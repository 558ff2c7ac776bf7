package dev.howl.server.web;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Which pages may open a connection (RFC 6455, section 10.2): those of this server, and those of the origins listed. A
 * client that is no browser sends no Origin, and is let in.
 */
final class Origins {
    private final List<String> allowed;

    /** @param allowed as browsers write them, or {@code *} for all */
    Origins(List<String> allowed) {
        this.allowed = allowed.stream()
                .map(origin -> origin.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    boolean allow(HttpHeaders headers) {
        String origin = headers.getFirst(HttpHeaders.ORIGIN);
        if (origin == null || allowed.contains("*")) {
            return true;
        }
        String normal = origin.toLowerCase(Locale.ROOT);
        return allowed.contains(normal) || isSame(normal, headers.getFirst(HttpHeaders.HOST));
    }

    private static boolean isSame(String origin, @Nullable String host) {
        if (host == null) {
            return false;
        }
        try {
            URI from = URI.create(origin);
            URI to = URI.create(from.getScheme() + "://" + host.toLowerCase(Locale.ROOT));
            return from.getHost() != null && from.getHost().equals(to.getHost()) && port(from) == port(to);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : "https".equals(uri.getScheme()) ? 443 : 80;
    }
}
