package dev.howl.server.origin;

import dev.howl.server.proxy.IpLiterals;
import java.net.InetAddress;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A host of a URL authority: a name in lower case, or an IP address.
 *
 * @param text host as in {@code Host}, in lower case; an IPv6 address in square brackets
 * @param address the IP address; {@code null} for a name
 */
record HostName(String text, @Nullable InetAddress address) {
    /** Accepts any name: containers often have names that RFC 952 does not allow. */
    private static final Pattern AUTHORITY = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^\\s:/?#@\\[\\]\\\\]+)(?::[0-9]*)?");

    private static final String LOCALHOST = "localhost";

    /** Returns the host of {@code host[:port]}; {@code null} if the text is not an authority. */
    static @Nullable HostName ofAuthority(String authority) {
        Matcher parts = AUTHORITY.matcher(authority);
        return parts.matches() ? of(parts.group(1)) : null;
    }

    /** Returns a host without port; an IPv6 address may lack the square brackets. */
    static HostName of(String host) {
        return new HostName(host.toLowerCase(Locale.ROOT), IpLiterals.parse(host));
    }

    /** Returns whether the host is the same name or the same IP address. */
    boolean isSame(HostName other) {
        return address == null ? other.address == null && text.equals(other.text) : address.equals(other.address);
    }

    /** Returns whether no name server can make this host another machine: an IP address, or {@code localhost}. */
    boolean isFixed() {
        return address != null || text.equals(LOCALHOST);
    }

    /** Returns whether the host is {@code localhost}, {@code 127.0.0.1} or {@code [::1]}. */
    boolean isLoopback() {
        return text.equals(LOCALHOST)
                || (address != null
                        && (address.getHostAddress().equals("127.0.0.1")
                                || address.getHostAddress().equals("0:0:0:0:0:0:0:1")));
    }
}
