package dev.howl.server.handshake;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Which pages may open a connection (RFC 6455, section 10.2): those of this server, and those of the origins listed. A
 * client that is no browser sends no Origin, and is let in.
 */
final class Origins {
    /** Any name: machines in containers have some that are no host names (RFC 952). */
    private static final Pattern ORIGIN = Pattern.compile("(https?)://([^/?#@]+)");

    private static final Pattern PORT = Pattern.compile(":\\d+$");

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
        Matcher parts = ORIGIN.matcher(origin);
        if (host == null || host.isEmpty() || !parts.matches()) {
            return false;
        }
        String port = parts.group(1).equals("https") ? ":443" : ":80";
        return withPort(parts.group(2), port).equals(withPort(host.toLowerCase(Locale.ROOT), port));
    }

    private static String withPort(String host, String port) {
        return PORT.matcher(host).find() ? host : host + port;
    }
}
