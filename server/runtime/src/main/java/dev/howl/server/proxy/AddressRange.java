package dev.howl.server.proxy;

import java.net.InetAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A range of IP addresses in CIDR notation (RFC 4632), or a single address.
 *
 * @param network the first address
 * @param bits number of leading bits that all addresses of the range share
 */
record AddressRange(InetAddress network, int bits) {
    private static final Pattern RANGE = Pattern.compile("([^/]+)(?:/(\\d{1,3}))?");

    /**
     * Parses a range.
     *
     * @throws IllegalArgumentException where the text is neither an address nor a range
     */
    static AddressRange of(String text) {
        Matcher parts = RANGE.matcher(text.strip());
        InetAddress address = parts.matches() ? IpLiterals.parse(parts.group(1)) : null;
        if (address != null) {
            int all = address.getAddress().length * 8;
            int bits = parts.group(2) == null ? all : Integer.parseInt(parts.group(2));
            if (bits <= all) {
                return new AddressRange(address, bits);
            }
        }
        throw new IllegalArgumentException(
                "'" + text + "' is not an IP address or range, such as 10.0.0.7, 10.0.0.0/8 or fd00::/8");
    }

    boolean contains(@Nullable InetAddress address) {
        if (address == null) {
            return false;
        }
        byte[] one = network.getAddress();
        byte[] other = address.getAddress();
        if (one.length != other.length) {
            return false;
        }
        int whole = bits / 8;
        for (int i = 0; i < whole; i++) {
            if (one[i] != other[i]) {
                return false;
            }
        }
        int rest = 8 - bits % 8;
        return rest == 8 || (one[whole] & 0xFF) >>> rest == (other[whole] & 0xFF) >>> rest;
    }
}
