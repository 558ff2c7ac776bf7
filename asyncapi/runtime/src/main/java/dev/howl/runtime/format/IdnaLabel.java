package dev.howl.runtime.format;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Set;

/** The requirements on U-labels (RFC 5891, section 4.2), but for those that concern the whole name. */
final class IdnaLabel {
    private static final Set<UnicodeScript> JAPANESE =
            EnumSet.of(UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HAN);

    private final int[] label;

    private IdnaLabel(int[] label) {
        this.label = label;
    }

    static boolean isValid(String text) {
        boolean hyphens = text.startsWith("-") || text.endsWith("-") || text.startsWith("--", 2);
        return !text.isEmpty()
                && !hyphens
                && Normalizer.isNormalized(text, Normalizer.Form.NFC)
                && new IdnaLabel(text.codePoints().toArray()).isValid();
    }

    private boolean isValid() {
        if (isMark(label[0])) {
            return false;
        }
        for (int i = 0; i < label.length; i++) {
            if (!IdnaCodePoints.isValid(label[i]) && !isValidInContext(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    /** Applies the contextual rules (RFC 5892, appendix A). */
    private boolean isValidInContext(int at) {
        int c = label[at];
        return switch (c) {
            case 0x200C -> JoiningTypes.isVirama(before(at)) || JoiningTypes.allowNonJoiner(label, at);
            case 0x200D -> JoiningTypes.isVirama(before(at));
            case 0xB7 -> before(at) == 'l' && at + 1 < label.length && label[at + 1] == 'l';
            case 0x375 -> at + 1 < label.length && UnicodeScript.of(label[at + 1]) == UnicodeScript.GREEK;
            case 0x5F3, 0x5F4 -> at > 0 && UnicodeScript.of(label[at - 1]) == UnicodeScript.HEBREW;
            case 0x30FB -> containsJapanese();
            default -> (isArabicDigit(c) && !contains(0x6F0, 0x6F9)) || (isExtendedDigit(c) && !contains(0x660, 0x669));
        };
    }

    private int before(int at) {
        return at > 0 ? label[at - 1] : 0;
    }

    private static boolean isArabicDigit(int c) {
        return c >= 0x660 && c <= 0x669;
    }

    private static boolean isExtendedDigit(int c) {
        return c >= 0x6F0 && c <= 0x6F9;
    }

    private boolean contains(int first, int last) {
        for (int c : label) {
            if (c >= first && c <= last) {
                return true;
            }
        }
        return false;
    }

    private boolean containsJapanese() {
        for (int c : label) {
            if (c != 0x30FB && JAPANESE.contains(UnicodeScript.of(c))) {
                return true;
            }
        }
        return false;
    }
}
