package dev.howl.server.origin;

import dev.howl.server.proxy.RequestSource;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The origin check of handshakes (RFC 6455, section 10.2). It admits pages of this server and of the listed origins,
 * and clients that send no Origin, which are not browsers.
 */
public final class AllowedOrigins {
    private static final Pattern ORIGIN = Pattern.compile("(https?)://([^/?#@]+)");
    private static final Pattern PORT = Pattern.compile(":\\d+$");
    private static final String HTTPS = "https";
    /** Characters of a client's text in a refusal. */
    private static final int MAX = 200;

    private final List<String> allowed;
    private final AllowedHosts hosts;

    /**
     * Creates the check.
     *
     * @param allowed origins as browsers write them, or {@code *} for all
     * @param hosts names that belong to this server
     */
    public AllowedOrigins(List<String> allowed, AllowedHosts hosts) {
        this.allowed = allowed.stream()
                .map(origin -> origin.strip().toLowerCase(Locale.ROOT))
                .toList();
        this.hosts = hosts;
    }

    /** Returns whether the list has an origin, or all. */
    boolean lists(String origin) {
        return allowed.contains("*") || allowed.contains(origin.toLowerCase(Locale.ROOT));
    }

    /**
     * Returns whether a page may connect.
     *
     * @param origins values of {@code Origin}
     * @param request request as its client sent it
     * @param openWriting whether the channel lets clients write without a token. Then a page of the same origin must
     *     have the scheme of the request, and a host that cannot be another one's: a page of any name can make its
     *     requests arrive here (DNS rebinding), but has no token.
     */
    public boolean allow(List<String> origins, RequestSource request, boolean openWriting) {
        if (origins.isEmpty() || allowed.contains("*")) {
            return true;
        }
        String origin = origins.get(0).toLowerCase(Locale.ROOT);
        return origins.size() == 1 && (allowed.contains(origin) || isSame(origin, request, openWriting));
    }

    /** Returns why {@link #allow} refuses a page: what was compared with what, and the setting that allows it. */
    public String refusal(List<String> origins, RequestSource request, boolean openWriting) {
        String origin = origins.size() == 1 ? "'" + printable(origins.get(0)) + "'" : "more than one Origin";
        String own = request.scheme() + "://" + printable(String.valueOf(request.authority()));
        String reason = "pages of this Origin are not allowed to connect: " + origin + " is neither '" + own
                + "', the origin of this server in the request, nor in howl.security.allowed-origins";
        boolean isOwnName = origins.size() == 1 && isSame(origins.get(0).toLowerCase(Locale.ROOT), request, false);
        return openWriting && isOwnName
                ? "pages of this Origin are not allowed to connect: " + origin + " is the origin of this server in the"
                        + " request, '" + own
                        + "', by a name or a scheme that is not known to be its own, and the channel"
                        + " is open for writing; the operator of the server lists the name in"
                        + " howl.security.allowed-hosts, or the origin in howl.security.allowed-origins"
                : reason;
    }

    /** Returns a text of the client, cut, and without the characters that no origin has. */
    private static String printable(String text) {
        String printable = text.replaceAll("[^!-&(-~]", "?");
        return printable.length() <= MAX ? printable : printable.substring(0, MAX) + "...";
    }

    private boolean isSame(String origin, RequestSource request, boolean openWriting) {
        Matcher parts = ORIGIN.matcher(origin);
        String authority = request.authority();
        if (authority == null || authority.isEmpty() || !parts.matches()) {
            return false;
        }
        String scheme = parts.group(1);
        HostName host = HostName.ofAuthority(parts.group(2));
        boolean trusted = !openWriting || (host != null && hosts.isSafe(host));
        String port = scheme.equals(HTTPS) ? ":443" : ":80";
        return trusted
                && isScheme(scheme, request, openWriting)
                && withPort(parts.group(2), port).equals(withPort(authority.toLowerCase(Locale.ROOT), port));
    }

    /** A proxy that is not trusted may have terminated TLS, so that the request arrives without. */
    private static boolean isScheme(String scheme, RequestSource request, boolean openWriting) {
        return scheme.equals(request.scheme()) || (!openWriting && scheme.equals(HTTPS));
    }

    private static String withPort(String host, String port) {
        return PORT.matcher(host).find() ? host : host + port;
    }
}
