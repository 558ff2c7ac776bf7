package dev.howl.runtime.format;

import java.nio.charset.StandardCharsets;

/** Addresses of mail: {@code Mailbox} of RFC 5321, section 4.1.2, with the characters of RFC 6531 if asked for. */
public final class Mailboxes {
    private static final String ATOM_PUNCTUATION = "!#$%&'*+-/=?^_`{|}~";
    private static final String V6_TAG = "IPv6:";

    /** In octets (RFC 5321, section 4.5.3.1.1). */
    private static final int LONGEST_LOCAL_PART = 64;

    private final boolean international;

    private Mailboxes(boolean international) {
        this.international = international;
    }

    /** Returns whether a text is an address in ASCII. */
    public static boolean isEmail(String text) {
        return new Mailboxes(false).matches(text);
    }

    /** Returns whether a text is an address, with characters beyond ASCII or without. */
    public static boolean isIdnEmail(String text) {
        return new Mailboxes(true).matches(text);
    }

    private boolean matches(String text) {
        int at = text.lastIndexOf('@');
        if (at < 0) {
            return false;
        }
        String local = text.substring(0, at);
        boolean quoted = local.length() >= 2 && local.startsWith("\"") && local.endsWith("\"");
        return local.getBytes(StandardCharsets.UTF_8).length <= LONGEST_LOCAL_PART
                && (quoted ? isQuoted(local.substring(1, local.length() - 1)) : isDotString(local))
                && isDomain(text.substring(at + 1));
    }

    private boolean isDotString(String local) {
        boolean ends = local.isEmpty() || local.startsWith(".") || local.endsWith(".");
        return !ends
                && !local.contains("..")
                && local.codePoints().allMatch(c -> c == '.' || ATOM_PUNCTUATION.indexOf(c) >= 0 || isWord(c));
    }

    private boolean isWord(int c) {
        return Characters.isLetterOrDigit(c) || (international && c >= 0x80);
    }

    private boolean isQuoted(String content) {
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            boolean printable = c >= ' ' && (c < 0x7F || (international && c >= 0x80));
            if (c == '\\') {
                i++;
                printable = i < content.length() && content.charAt(i) >= ' ' && content.charAt(i) < 0x7F;
            }
            if (!printable || c == '"') {
                return false;
            }
        }
        return true;
    }

    private boolean isDomain(String domain) {
        if (!domain.startsWith("[") || !domain.endsWith("]")) {
            return international ? HostNames.isMailDomain(domain) : HostNames.isHostname(domain);
        }
        String literal = domain.substring(1, domain.length() - 1);
        return literal.regionMatches(true, 0, V6_TAG, 0, V6_TAG.length())
                ? IpAddresses.isV6(literal.substring(V6_TAG.length()))
                : IpAddresses.isV4(literal);
    }
}
