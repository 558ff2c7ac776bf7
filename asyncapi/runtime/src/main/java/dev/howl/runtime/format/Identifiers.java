package dev.howl.runtime.format;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** URIs of RFC 3986 and IRIs of RFC 3987. */
public final class Identifiers {
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*+");
    /** Splits any text (RFC 3986, appendix B). */
    private static final Pattern PARTS =
            Pattern.compile("(?:([^:/?#]++):)?+(//([^/?#]*+))?+([^?#]*+)(?:\\?([^#]*+))?+(?:#(.*+))?+", Pattern.DOTALL);

    private static final Pattern FUTURE_ADDRESS = Pattern.compile("[vV][0-9A-Fa-f]++\\.[A-Za-z0-9._~!$&'()*+,;=:-]++");

    private static final String UNRESERVED = "-._~";
    private static final String SUB_DELIMITERS = "!$&'()*+,;=";
    private static final String NAME = UNRESERVED + SUB_DELIMITERS;
    private static final String SEGMENT = NAME + ":@";

    private final boolean international;

    private Identifiers(boolean international) {
        this.international = international;
    }

    /** Returns whether a text is a URI, with a scheme. */
    public static boolean isUri(String text) {
        return new Identifiers(false).matches(text, true);
    }

    /** Returns whether a text is a URI or a relative reference. */
    public static boolean isUriReference(String text) {
        return new Identifiers(false).matches(text, false);
    }

    /** Returns whether a text is an IRI, with a scheme. */
    public static boolean isIri(String text) {
        return new Identifiers(true).matches(text, true);
    }

    /** Returns whether a text is an IRI or a relative reference. */
    public static boolean isIriReference(String text) {
        return new Identifiers(true).matches(text, false);
    }

    private boolean matches(String text, boolean absolute) {
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            return false;
        }
        String scheme = parts.group(1);
        boolean named = scheme == null
                ? !absolute && !text.startsWith(":")
                : SCHEME.matcher(scheme).matches();
        String query = parts.group(5);
        String fragment = parts.group(6);
        return named
                && isAuthority(parts.group(3))
                && consistsOf(parts.group(4), SEGMENT + "/", false)
                && (query == null || consistsOf(query, SEGMENT + "/?", true))
                && (fragment == null || consistsOf(fragment, SEGMENT + "/?", false));
    }

    private boolean isAuthority(@Nullable String authority) {
        if (authority == null) {
            return true;
        }
        int at = authority.indexOf('@');
        String hostAndPort = authority.substring(at + 1);
        int end = hostAndPort.startsWith("[") ? hostAndPort.indexOf(']') + 1 : hostAndPort.indexOf(':');
        int host = end < 0 ? hostAndPort.length() : end;
        return (at < 0 || consistsOf(authority.substring(0, at), NAME + ":", false))
                && isHost(hostAndPort.substring(0, host))
                && isPort(hostAndPort.substring(host));
    }

    private boolean isHost(String host) {
        if (!host.startsWith("[")) {
            return consistsOf(host, NAME, false);
        }
        String address = host.substring(1, host.length() - 1);
        return IpAddresses.isV6(address) || FUTURE_ADDRESS.matcher(address).matches();
    }

    private static boolean isPort(String port) {
        return port.isEmpty() || (port.startsWith(":") && port.chars().skip(1).allMatch(Characters::isDigit));
    }

    private boolean consistsOf(String text, String punctuation, boolean query) {
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            boolean plain = Characters.isLetterOrDigit(c) || punctuation.indexOf(c) >= 0;
            boolean beyond = international && (Characters.isUcsChar(c) || (query && Characters.isPrivate(c)));
            if (Characters.isPercentEncoded(text, at)) {
                at += 3;
            } else if (plain || beyond) {
                at += Character.charCount(c);
            } else {
                return false;
            }
        }
        return true;
    }
}
