package dev.howl.instances;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The grammars of URIs (RFC 3986), IRIs (RFC 3987) and templates (RFC 6570). */
final class UriGrammar {
    private static final String UCS = "\\x{a0}-\\x{d7ff}\\x{f900}-\\x{fdcf}\\x{fdf0}-\\x{ffef}"
            + "\\x{10000}-\\x{1fffd}\\x{20000}-\\x{2fffd}\\x{30000}-\\x{3fffd}\\x{40000}-\\x{4fffd}"
            + "\\x{50000}-\\x{5fffd}\\x{60000}-\\x{6fffd}\\x{70000}-\\x{7fffd}\\x{80000}-\\x{8fffd}"
            + "\\x{90000}-\\x{9fffd}\\x{a0000}-\\x{afffd}\\x{b0000}-\\x{bfffd}\\x{c0000}-\\x{cfffd}"
            + "\\x{d0000}-\\x{dfffd}\\x{e1000}-\\x{efffd}";
    private static final String PRIVATE = "\\x{e000}-\\x{f8ff}\\x{f0000}-\\x{ffffd}\\x{100000}-\\x{10fffd}";
    private static final String SUB = "!$&'()*+,;=";
    private static final String SCHEME = "(?<scheme>[A-Za-z][A-Za-z0-9+.-]*):";

    private static final Pattern URI = whole("", "");
    private static final Pattern IRI = whole(UCS, PRIVATE);
    private static final Pattern NAME = Pattern.compile(
            "(?:[A-Za-z0-9_]|%[0-9A-Fa-f]{2})+(?:\\.(?:[A-Za-z0-9_]|%[0-9A-Fa-f]{2})+)*(?::[1-9][0-9]{0,3}|\\*)?");
    private static final Pattern LITERALS =
            Pattern.compile("(?:[!#$&-;=?-\\[\\]_a-z~" + UCS + PRIVATE + "]|%[0-9A-Fa-f]{2})*");

    private UriGrammar() {}

    private static Pattern whole(String ucs, String priv) {
        String unreserved = "A-Za-z0-9._~\\-" + ucs;
        String escape = "%[0-9A-Fa-f]{2}";
        String pchar = "(?:[" + unreserved + SUB + ":@]|" + escape + ")";
        String user = "(?:(?:[" + unreserved + SUB + ":]|" + escape + ")*@)?";
        String name = "(?:[" + unreserved + SUB + "]|" + escape + ")*";
        String host = "(?:\\[(?:(?<six>[0-9A-Fa-f:.]+)|[vV][0-9A-Fa-f]+\\.[A-Za-z0-9._~" + SUB + ":-]+)]|" + name + ")";
        String authority = "(?://" + user + host + "(?::[0-9]*)?(?=[/?#]|\\z))";
        String path = "(?<path>(?:" + pchar + "|/)*)";
        String query = "(?:\\?(?:" + pchar + "|[/?" + priv + "])*)?";
        String fragment = "(?:#(?:" + pchar + "|[/?])*)?";
        return Pattern.compile("(?:" + SCHEME + ")?(?<authority>" + authority + ")?" + path + query + fragment);
    }

    static boolean isUri(String text) {
        return fits(URI, text, true);
    }

    static boolean isReference(String text) {
        return fits(URI, text, false);
    }

    static boolean isIri(String text) {
        return fits(IRI, text, true);
    }

    static boolean isIriReference(String text) {
        return fits(IRI, text, false);
    }

    private static boolean fits(Pattern grammar, String text, boolean absolute) {
        Matcher parts = grammar.matcher(text);
        if (!parts.matches()) {
            return false;
        }
        boolean hasScheme = parts.group("scheme") != null;
        if (absolute && !hasScheme) {
            return false;
        }
        String path = parts.group("path");
        String six = parts.group("six");
        // Without a scheme, a colon in the first segment would make one of it (RFC 3986, section 4.2).
        boolean ambiguous = parts.group("authority") == null
                && (path.startsWith("//") || (!hasScheme && path.split("/", 2)[0].contains(":")));
        return !ambiguous && (six == null || FormatRules.isIpv6(six));
    }

    static boolean isTemplate(String text) {
        int at = 0;
        while (true) {
            int open = text.indexOf('{', at);
            String literal = open < 0 ? text.substring(at) : text.substring(at, open);
            if (!LITERALS.matcher(literal).matches()) {
                return false;
            }
            if (open < 0) {
                return true;
            }
            int close = text.indexOf('}', open);
            if (close < 0 || !isExpression(text.substring(open + 1, close))) {
                return false;
            }
            at = close + 1;
        }
    }

    private static boolean isExpression(String inside) {
        boolean hasOperator = !inside.isEmpty() && "+#./;?&=,!@|".indexOf(inside.charAt(0)) >= 0;
        String names = hasOperator ? inside.substring(1) : inside;
        for (String name : names.split(",", -1)) {
            if (!NAME.matcher(name).matches()) {
                return false;
            }
        }
        return true;
    }
}
