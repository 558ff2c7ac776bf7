package dev.howl.runtime.format;

import java.util.regex.Pattern;

/** Addresses of IP in text. */
public final class IpAddresses {
    private static final Pattern BYTE = Pattern.compile("0|[1-9][0-9]{0,2}");
    private static final Pattern GROUP = Pattern.compile("[0-9A-Fa-f]{1,4}");
    private static final int GROUPS = 8;
    private static final int LONGEST = 45;

    private IpAddresses() {}

    /** Returns whether a text is a dotted quad (RFC 2673, section 3.2). */
    public static boolean isV4(String text) {
        String[] parts = text.length() > LONGEST ? new String[0] : text.split("\\.", -1);
        if (parts.length != 4) {
            return false;
        }
        for (String part : parts) {
            if (!BYTE.matcher(part).matches() || Integer.parseInt(part) > 255) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether a text is an IPv6 address without a zone (RFC 4291, section 2.2). */
    public static boolean isV6(String text) {
        if (text.length() > LONGEST) {
            return false;
        }
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text, true) == GROUPS;
        }
        int before = gap == 0 ? 0 : groups(text.substring(0, gap), false);
        String rest = text.substring(gap + 2);
        int after = rest.isEmpty() ? 0 : groups(rest, true);
        return before >= 0 && after >= 0 && before + after < GROUPS;
    }

    /** Returns how many groups of 16 bits a text has, -1 if it is none. The last two may be a dotted quad. */
    private static int groups(String text, boolean last) {
        String[] parts = text.split(":", -1);
        int count = 0;
        for (int i = 0; i < parts.length; i++) {
            boolean quad = last && i == parts.length - 1 && isV4(parts[i]);
            if (!quad && !GROUP.matcher(parts[i]).matches()) {
                return -1;
            }
            count += quad ? 2 : 1;
        }
        return count;
    }
}
