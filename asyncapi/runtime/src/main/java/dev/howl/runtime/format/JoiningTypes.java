package dev.howl.runtime.format;

/**
 * Facts of Unicode about letters that join, which Java does not have: the viramas, and the joining types of the Arabic
 * script. Other cursive scripts are not known, so that a non-joiner in them needs a virama.
 */
final class JoiningTypes {
    /** Code points of canonical combining class 9. */
    private static final String VIRAMAS =
            "\u094D\u09CD\u0A4D\u0ACD\u0B4D\u0BCD\u0C4D\u0CCD\u0D3B\u0D3C\u0D4D\u0DCA\u0E3A"
                    + "\u0EBA\u0F84\u1039\u103A\u1714\u1715\u1734\u17D2\u1A60\u1B44\u1BAA\u1BAB\u1BF2\u1BF3\u2D7F\uA806\uA82C\uA8C4"
                    + "\uA953\uA9C0\uAAF6\uABED\uD802\uDE3F\uD804\uDC46\uD804\uDC70\uD804\uDC7F\uD804\uDCB9\uD804\uDD33\uD804\uDD34"
                    + "\uD804\uDDC0\uD804\uDE35\uD804\uDEEA\uD804\uDF4D\uD805\uDC42\uD805\uDCC2\uD805\uDDBF\uD805\uDE3F\uD805\uDEB6"
                    + "\uD805\uDF2B\uD806\uDC39\uD806\uDD3D\uD806\uDD3E\uD806\uDDE0\uD806\uDE34\uD806\uDE47\uD806\uDE99\uD807\uDC3F"
                    + "\uD807\uDD44\uD807\uDD45\uD807\uDD97";

    /** Arabic letters that join to the letter before only. */
    private static final int[] RIGHT_JOINING = {
        0x622, 0x625, 0x627, 0x627, 0x629, 0x629, 0x62F, 0x632, 0x648, 0x648, 0x671, 0x673, 0x675, 0x677, 0x688, 0x699,
        0x6C0, 0x6C0, 0x6C3, 0x6CB, 0x6CD, 0x6CD, 0x6CF, 0x6CF, 0x6D2, 0x6D3, 0x6D5, 0x6D5, 0x6EE, 0x6EF, 0x759, 0x75B,
        0x76B, 0x76C, 0x771, 0x771, 0x773, 0x774, 0x778, 0x779
    };

    private JoiningTypes() {}

    static boolean isVirama(int c) {
        return c > 0 && VIRAMAS.indexOf(c) >= 0;
    }

    /** Returns whether a non-joiner separates letters that would join (RFC 5892, appendix A.1). */
    static boolean allowNonJoiner(int[] label, int at) {
        int before = at - 1;
        while (before >= 0 && isTransparent(label[before])) {
            before--;
        }
        int after = at + 1;
        while (after < label.length && isTransparent(label[after])) {
            after++;
        }
        return before >= 0
                && after < label.length
                && isArabic(label[before])
                && !isRightJoining(label[before])
                && isArabic(label[after]);
    }

    private static boolean isTransparent(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    /** Returns whether a letter of Arabic joins to the one before it. */
    private static boolean isArabic(int c) {
        boolean block = (c >= 0x620 && c <= 0x6FF) || (c >= 0x750 && c <= 0x77F);
        return block && Character.isLetter(c) && c != 0x621 && c != 0x674;
    }

    private static boolean isRightJoining(int c) {
        for (int i = 0; i < RIGHT_JOINING.length; i += 2) {
            if (c >= RIGHT_JOINING[i] && c <= RIGHT_JOINING[i + 1]) {
                return true;
            }
        }
        return false;
    }
}
