package dev.howl.server.proxy;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** A parser of IP addresses in text, which never asks a name server. */
public final class IpLiterals {
    private IpLiterals() {}

    /**
     * Returns the address that a text names; {@code null} where it is not an IP address.
     *
     * @param text an IPv4 address, or an IPv6 address with or without square brackets; no port
     */
    public static @Nullable InetAddress parse(String text) {
        String bare = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        byte[] bytes = bare.contains("%") ? null : NetUtil.createByteArrayFromIpAddressString(bare);
        try {
            // An IPv4-mapped IPv6 address becomes an IPv4 address here, as it does on a socket.
            return bytes == null ? null : InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            return null;
        }
    }

    /** Returns the address of a node as {@code Forwarded} and {@code X-Forwarded-For} write it, with or without port. */
    static @Nullable InetAddress parseNode(String node) {
        if (node.startsWith("[")) {
            int end = node.indexOf(']');
            return end < 0 ? null : parse(node.substring(0, end + 1));
        }
        int colon = node.indexOf(':');
        return parse(colon >= 0 && colon == node.lastIndexOf(':') ? node.substring(0, colon) : node);
    }
}
