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

    /** @param tls whether the connection is encrypted up to here; if not, a proxy may have taken that off */
    boolean allow(HttpHeaders headers, boolean tls) {
        String origin = headers.getFirst(HttpHeaders.ORIGIN);
        if (origin == null || allowed.contains("*")) {
            return true;
        }
        String normal = origin.toLowerCase(Locale.ROOT);
        boolean plain = tls && !normal.startsWith("https:");
        return allowed.contains(normal) || (!plain && isSame(normal, headers.getFirst(HttpHeaders.HOST)));
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
