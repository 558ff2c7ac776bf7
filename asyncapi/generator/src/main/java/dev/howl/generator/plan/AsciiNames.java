package dev.howl.generator.plan;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Readable ASCII for the names of types, which are names of files too, and so must not depend on the encoding of a file
 * system. A table for three scripts, since a library that transliterates all of them (ICU4J) has 14 MB. A letter of
 * another script becomes its code point: {@code 名} is {@code U540D}.
 */
final class AsciiNames {
    private static final Pattern ESCAPE = Pattern.compile("U([0-9A-F]{4,6})");
    private static final int MOST_ESCAPES = 6;
    private static final int KEPT_ESCAPES = 3;
    private static final int MAX_ASCII = 0x7F;

    /** A letter and what it is written as, in pairs. Letters with marks are found by their base letter. */
    private static final Map<Integer, String> TABLE = table(
            "ß ss æ ae œ oe ø o đ d ð d þ th ł l ı i ĸ k ŋ ng ħ h ŧ t ƒ f ə e ɓ b ɗ d ɛ e ɣ g ƙ k ɔ o ʼ _",
            "α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o",
            "а a б b в v г g д d е e ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh",
            "щ shch ъ _ ы y ь _ э e ю yu я ya і i ї yi є ye ґ g ђ dj ј j љ lj њ nj ћ c ѓ gj ќ kj ѕ dz џ dz ѣ e ѳ f ѵ i");

    private AsciiNames() {}

    private static Map<Integer, String> table(String... pairs) {
        Map<Integer, String> table = new HashMap<>();
        String[] words = String.join(" ", pairs).split(" ", -1);
        for (int i = 0; i < words.length; i += 2) {
            // A sign that only changes the sound of another letter is written as nothing.
            table.put(words[i].codePointAt(0), words[i + 1].equals("_") ? "" : words[i + 1]);
        }
        return table;
    }

    /** Returns the name in ASCII, where words that no table has are escaped and stand alone. */
    static String of(String name) {
        int[] letters =
                Normalizer.normalize(name, Normalizer.Form.NFC).codePoints().toArray();
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < letters.length; i++) {
            String known = known(letters[i]);
            if (known != null) {
                boolean shouts =
                        known.length() > 1 && isUpper(letters, i) && (isUpper(letters, i + 1) || isLast(letters, i));
                result.append(shouts ? known.toUpperCase(Locale.ROOT) : known);
            } else if (isWritten(letters[i])) {
                int end = i;
                while (end < letters.length && known(letters[end]) == null && isWritten(letters[end])) {
                    end++;
                }
                result.append(' ')
                        .append(escaped(new String(letters, i, end - i)))
                        .append(' ');
                i = end - 1;
            } else {
                result.append(' ');
            }
        }
        return result.toString();
    }

    /** Returns whether a name in Java holds a letter that only an escape could express. */
    static boolean hasEscape(String javaName) {
        return ESCAPE.matcher(javaName).results().anyMatch(escape -> {
            int letter = Integer.parseInt(escape.group(1), 16);
            return Character.isValidCodePoint(letter) && isWritten(letter) && known(letter) == null;
        });
    }

    private static boolean isUpper(int[] letters, int index) {
        return index < letters.length && Character.isUpperCase(letters[index]);
    }

    /** Returns whether a letter ends a word of capitals. */
    private static boolean isLast(int[] letters, int index) {
        boolean ends = index + 1 == letters.length || !Character.isLetter(letters[index + 1]);
        return ends && index > 0 && Character.isUpperCase(letters[index - 1]);
    }

    /** {@code null} for what no table has. */
    private static @Nullable String known(int letter) {
        if (letter <= MAX_ASCII) {
            return Character.toString(letter);
        }
        String direct = TABLE.get(Character.toLowerCase(letter));
        if (direct != null) {
            return Character.isUpperCase(letter) ? capital(direct) : direct;
        }
        String parts = Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFD);
        int base = parts.codePointAt(0);
        if (base == letter) {
            return Character.getType(letter) == Character.NON_SPACING_MARK ? "" : null;
        }
        return known(base);
    }

    private static String capital(String word) {
        return word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static boolean isWritten(int letter) {
        return switch (Character.getType(letter)) {
            case Character.COMBINING_SPACING_MARK, Character.LETTER_NUMBER -> true;
            default -> Character.isLetterOrDigit(letter);
        };
    }

    private static String escaped(String word) {
        int[] letters = word.codePoints().toArray();
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < (letters.length > MOST_ESCAPES ? KEPT_ESCAPES : letters.length); i++) {
            result.append(String.format("U%04X", letters[i]));
        }
        return letters.length > MOST_ESCAPES ? result + "H" + hash(word) : result.toString();
    }

    /** Eight digits that depend on the text alone. */
    static String hash(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8))
                .toString()
                .substring(0, 8);
    }
}
