package dev.howl.runtime.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Host names in ASCII (RFC 1123, section 2.1) and internationalized ones (RFC 5890). */
public final class HostNames {
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?");
    private static final Pattern SEPARATOR = Pattern.compile("[.\u3002\uFF0E\uFF61]");
    private static final String PREFIX = "xn--";
    private static final int LONGEST_LABEL = 63;
    private static final int LONGEST = 253;

    private HostNames() {}

    /** Returns whether a text is a host name in ASCII. Its A-labels are valid (RFC 5890, section 2.3.2.1). */
    public static boolean isHostname(String text) {
        return text.length() <= LONGEST && text.chars().allMatch(c -> c < 0x80) && isIdnHostname(text, false);
    }

    /** Returns whether a text is a host name of A-labels, U-labels and labels in ASCII. */
    public static boolean isIdnHostname(String text) {
        return text.length() <= LONGEST && isIdnHostname(text, true);
    }

    /** Returns whether a text is the domain of a mail address of RFC 6531, whose labels need not be U-labels. */
    static boolean isMailDomain(String text) {
        for (String label : text.split("\\.", -1)) {
            boolean edges = label.isEmpty() || label.startsWith("-") || label.endsWith("-");
            boolean characters =
                    label.codePoints().allMatch(c -> c >= 0x80 || c == '-' || Characters.isLetterOrDigit(c));
            if (edges || !characters || label.length() > LONGEST_LABEL) {
                return false;
            }
        }
        return text.length() <= LONGEST;
    }

    private static boolean isIdnHostname(String text, boolean international) {
        List<String> labels = new ArrayList<>();
        int length = -1;
        for (String label : SEPARATOR.split(text, -1)) {
            String unicode = unicode(label);
            int ascii = asciiLength(label);
            boolean reserved = international && label.startsWith("--", 2) && unicode.equals(label);
            if (unicode.isEmpty() || reserved || ascii > LONGEST_LABEL) {
                return false;
            }
            labels.add(unicode);
            length += ascii + 1;
        }
        return length <= LONGEST && BidiRule.allows(labels);
    }

    private static int asciiLength(String label) {
        return isAscii(label)
                ? label.length()
                : PREFIX.length() + Punycode.encode(label).length();
    }

    private static boolean isAscii(String label) {
        return label.chars().allMatch(c -> c < 0x80);
    }

    /** Returns a label in Unicode, empty if it is not valid. */
    private static String unicode(String label) {
        if (!isAscii(label)) {
            return IdnaLabel.isValid(label) ? label : "";
        }
        if (!LABEL.matcher(label).matches()) {
            return "";
        }
        String lower = label.toLowerCase(Locale.ROOT);
        if (!lower.startsWith(PREFIX)) {
            return label;
        }
        String encoded = lower.substring(PREFIX.length());
        String decoded = Punycode.decode(encoded);
        boolean canonical = !isAscii(decoded) && Punycode.encode(decoded).equals(encoded);
        return canonical && IdnaLabel.isValid(decoded) ? decoded : "";
    }
}
