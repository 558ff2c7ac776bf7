package dev.howl.runtime.regex;

/** Escapes that have the same meaning within a class and outside: characters, and sets of them. */
final class Escapes {
    private static final String CONTROLS = "tnvfr";
    private static final String CONTROL_VALUES = "\t\n\u000B\f\r";
    private static final int NONE = -1;

    private final PatternCursor cursor;

    Escapes(PatternCursor cursor) {
        this.cursor = cursor;
    }

    /** Reads what follows a backslash if it stands for a set; otherwise reads nothing and returns an empty text. */
    String set() {
        if (cursor.atEnd()) {
            throw cursor.error("nothing follows the backslash", cursor.at() - 1);
        }
        int start = cursor.at();
        int letter = cursor.next();
        if (letter == 'p' || letter == 'P') {
            if (!cursor.skip("{")) {
                throw cursor.error("a property in braces must follow \\" + (char) letter, start - 1);
            }
            String name = cursor.upTo('}', "the property");
            if (letter == 'p' && name.equals("Any")) {
                return CharacterSet.ANY;
            }
            String property = UnicodeProperty.of(name);
            if (property.isEmpty()) {
                throw cursor.error("this Unicode property is unknown or not supported", start - 1);
            }
            return letter == 'p' ? "\\p{" + property + "}" : "\\P{" + property + "}";
        }
        String set = CharacterSet.of(letter);
        if (set.isEmpty()) {
            cursor.back(start);
        }
        return set;
    }

    /** Reads what follows a backslash as one character. */
    int character() {
        int start = cursor.at();
        int letter = cursor.next();
        int control = CONTROLS.indexOf(letter);
        if (control >= 0) {
            return CONTROL_VALUES.charAt(control);
        }
        int value =
                switch (letter) {
                    case 'c' -> controlLetter();
                    case '0' -> cursor.isOneOf("0123456789") ? NONE : 0;
                    case 'x' -> cursor.hex(2);
                    case 'u' -> unicode();
                    default -> Character.isLetterOrDigit(letter) ? NONE : letter;
                };
        if (value == NONE) {
            throw cursor.error("\\" + Character.toString(letter) + " is not an escape of ECMA-262 here", start - 1);
        }
        return value;
    }

    private int controlLetter() {
        if (cursor.atEnd()) {
            return NONE;
        }
        int letter = cursor.next();
        return letter < 0x80 && Character.isLetter(letter) ? letter % 32 : NONE;
    }

    private int unicode() {
        if (cursor.skip("{")) {
            String digits = cursor.upTo('}', "\\u{");
            return digits.matches("0*[0-9A-Fa-f]{1,6}") && Integer.parseInt(digits, 16) <= Character.MAX_CODE_POINT
                    ? Integer.parseInt(digits, 16)
                    : NONE;
        }
        int high = cursor.hex(4);
        int after = cursor.at();
        if (high >= 0 && Character.isHighSurrogate((char) high) && cursor.skip("\\u")) {
            int low = cursor.hex(4);
            if (low >= 0 && Character.isLowSurrogate((char) low)) {
                return Character.toCodePoint((char) high, (char) low);
            }
            cursor.back(after);
        }
        return high;
    }
}
