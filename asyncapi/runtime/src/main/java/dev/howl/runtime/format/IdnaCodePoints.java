package dev.howl.runtime.format;

import java.text.Normalizer;
import java.util.Locale;

/** The code points that are valid in U-labels without a look at their neighbours (RFC 5892, section 3: PVALID). */
final class IdnaCodePoints {
    private static final String VALID = "\u00DF\u03C2\u06FD\u06FE\u0F0B\u3007";
    private static final String DISALLOWED = "\u0640\u07FA\u302E\u302F\u3031\u3032\u3033\u3034\u3035\u303B";
    private static final String CONTEXTUAL = "\u00B7\u0375\u05F3\u05F4\u30FB";

    /** Pairs of first and last code points that are ignorable, in a block of symbols, or an old Hangul Jamo. */
    private static final int[] EXCLUDED = {
        0x34F, 0x34F, 0x660, 0x669, 0x6F0, 0x6F9, 0x1100, 0x11FF, 0x17B4, 0x17B5, 0x180B, 0x180F, 0x20D0, 0x20FF,
        0x3164, 0x3164, 0xA960, 0xA97F, 0xD7B0, 0xD7FF, 0xFE00, 0xFE0F, 0xFFA0, 0xFFA0, 0x1D100, 0x1D24F, 0xE0100,
                0xE01EF
    };

    private IdnaCodePoints() {}

    static boolean isValid(int c) {
        if (c < 0x80) {
            return c == '-' || Characters.isDigit(c) || (c >= 'a' && c <= 'z');
        }
        return VALID.indexOf(c) >= 0
                || (isLetterOrDigit(c)
                        && DISALLOWED.indexOf(c) < 0
                        && CONTEXTUAL.indexOf(c) < 0
                        && !isExcluded(c)
                        && isStable(c));
    }

    private static boolean isLetterOrDigit(int c) {
        return switch (Character.getType(c)) {
            case Character.LOWERCASE_LETTER,
                    Character.UPPERCASE_LETTER,
                    Character.OTHER_LETTER,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.MODIFIER_LETTER,
                    Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }

    private static boolean isExcluded(int c) {
        for (int i = 0; i < EXCLUDED.length; i += 2) {
            if (c >= EXCLUDED[i] && c <= EXCLUDED[i + 1]) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether compatibility normalization and case folding leave a code point as it is (section 2.2). */
    private static boolean isStable(int c) {
        if (Character.UnicodeScript.of(c) == Character.UnicodeScript.CHEROKEE) {
            // Cherokee is folded to its capital letters, which Unicode had first.
            return c >= 0x13A0 && c <= 0x13F5;
        }
        String text = Character.toString(c);
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Normalizer.Form.NFKC).equals(text) && !isFoldedInLowerCase(c, text);
    }

    /** Returns whether case folding changes a letter in lower case: a Greek one with iota, or an old Cyrillic one. */
    private static boolean isFoldedInLowerCase(int c, String text) {
        boolean iota = Normalizer.normalize(text, Normalizer.Form.NFD).indexOf('\u0345') >= 0;
        return iota || (c >= 0x1C80 && c <= 0x1C88);
    }
}
