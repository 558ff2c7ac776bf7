package dev.howl.server.handshake;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * The origin check of handshakes (RFC 6455, section 10.2). It admits pages of this server and of the listed origins,
 * and clients that send no Origin, which are not browsers.
 */
final class AllowedOrigins {
    /** Accepts any host name: containers often have names that RFC 952 does not allow. */
    private static final Pattern ORIGIN = Pattern.compile("(https?)://([^/?#@]+)");

    private static final Pattern PORT = Pattern.compile(":\\d+$");

    private final List<String> allowed;

    /** @param allowed origins as browsers write them, or {@code *} for all */
    AllowedOrigins(List<String> allowed) {
        this.allowed = allowed.stream()
                .map(origin -> origin.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    /**
     * Returns whether a page may connect.
     *
     * @param tls whether the connection that arrived here is encrypted; if not, a proxy may have terminated TLS
     */
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
