package dev.howl.client.runtime;

import dev.howl.runtime.ChannelSpec;
import java.net.URI;
import java.util.Locale;

/** The address of a server's HTTP API: scheme, authority, and a path that never ends with a slash. */
final class HttpAddress {
    private HttpAddress() {}

    /**
     * Returns the address without query and trailing slashes.
     *
     * @throws IllegalArgumentException if requests cannot be sent to it; the message contains neither user information
     *     nor the query
     */
    static URI checked(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (uri.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "the URI must not have user information before the host; give the token to token() instead");
        }
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException(
                    "the URI " + Options.withoutQuery(uri)
                            + " must start with http: or https:; for the server of a WebSocket client, give its builder instead");
        }
        if (uri.getHost() == null) {
            throw new IllegalArgumentException("the URI " + Options.withoutQuery(uri) + " must have a host");
        }
        return URI.create(scheme + "://" + uri.getRawAuthority() + withoutTrailingSlashes(uri));
    }

    /**
     * Returns the address beside a channel's. As many segments are removed from the path as the address of the channel
     * has; what is left is the prefix below which a proxy serves the whole server.
     */
    static URI besides(URI channel, ChannelSpec spec) {
        String path = withoutTrailingSlashes(channel);
        for (int segments = segments(spec.address()); segments > 0 && !path.isEmpty(); segments--) {
            path = path.substring(0, path.lastIndexOf('/'));
        }
        String scheme = "wss".equalsIgnoreCase(channel.getScheme()) ? "https" : "http";
        return URI.create(scheme + "://" + channel.getRawAuthority() + path);
    }

    private static int segments(String address) {
        return (int) address.chars().filter(character -> character == '/').count();
    }

    private static String withoutTrailingSlashes(URI uri) {
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }
}
