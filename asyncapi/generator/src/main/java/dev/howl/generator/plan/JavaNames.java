package dev.howl.generator.plan;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;

/**
 * Java names for the names of a document. Whatever the document says, the result is a valid identifier: nothing of a
 * document reaches source code but through here, string literals and escaped Javadoc.
 */
public final class JavaNames {
    /** Between words: what no Java name may have, and where a capital follows a small letter or a digit. */
    private static final Pattern WORD_BREAK =
            Pattern.compile("[^\\p{L}\\p{Nd}\\p{Nl}\\p{Mn}\\p{Mc}]+|(?<=[\\p{Ll}\\p{Nd}])(?=\\p{Lu})");

    private static final Pattern SIGN = Pattern.compile("[-+<>=!~*/%]+(?=\\s*\\p{Nd})");
    private static final int MAX_LENGTH = 100;
    private static final int KEPT_LENGTH = 60;
    private static final int MAX_BYTES = 255;
    /** No record component may be called so (JLS, section 8.10.1), nor as the method that starts a builder. */
    private static final Set<String> NO_COMPONENT =
            Set.of("clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait", "builder");

    private JavaNames() {}

    /** {@code response_pending} becomes {@code ResponsePending}. In ASCII, since a file is called so. */
    public static String type(String name) {
        return leadingLetter(capitalized(words(AsciiNames.of(spelled(name)))), "T");
    }

    /** {@code issued_at} becomes {@code issuedAt}. Letters of all scripts stay as they are (JLS, section 3.8). */
    public static String member(String name) {
        List<String> words = words(spelled(name));
        String joined = leadingLetter(capitalized(words), "T");
        String word = words.get(0);
        boolean shouts = word.codePointCount(0, word.length()) > 1
                && joined.startsWith(word)
                && word.equals(word.toUpperCase(Locale.ROOT));
        String first = shouts ? word : joined.substring(0, joined.offsetByCodePoints(0, 1));
        String member = normalized(first.toLowerCase(Locale.ROOT) + joined.substring(first.length()));
        return SourceVersion.isKeyword(member) || NO_COMPONENT.contains(member) ? member + "_" : member;
    }

    /** {@code in progress} becomes {@code IN_PROGRESS}, {@code -1} becomes {@code MINUS_1}. */
    public static String constant(String name) {
        Matcher sign = SIGN.matcher(name);
        String signs = sign.lookingAt() ? SymbolNames.of(sign.group()) + " " + name.substring(sign.end()) : name;
        String result = normalized(words(spelled(signs)).stream()
                .map(word -> word.toUpperCase(Locale.ROOT))
                .collect(Collectors.joining("_")));
        return leadingLetter(shortened(result), "V_");
    }

    /** Returns the start of a long name and a hash of the whole, so that it stays the same when others come and go. */
    private static String shortened(String constant) {
        return constant.codePointCount(0, constant.length()) <= MAX_LENGTH
                ? constant
                : constant.substring(0, constant.offsetByCodePoints(0, KEPT_LENGTH)) + "__" + AsciiNames.hash(constant);
    }

    /** Returns a name without letters in words, and any other as it is. */
    private static String spelled(String name) {
        String composed = normalized(name);
        if (!words(composed).isEmpty()) {
            return composed;
        }
        String words = SymbolNames.of(composed).toLowerCase(Locale.ROOT);
        return words.length() <= MAX_LENGTH ? words : words.substring(0, KEPT_LENGTH) + "_" + AsciiNames.hash(words);
    }

    private static String normalized(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC);
    }

    private static List<String> words(String name) {
        return WORD_BREAK.splitAsStream(name).filter(word -> !word.isEmpty()).toList();
    }

    private static String capitalized(List<String> words) {
        StringBuilder result = new StringBuilder();
        for (String word : words) {
            int first = word.codePointAt(0);
            result.appendCodePoint(Character.toTitleCase(first)).append(word.substring(Character.charCount(first)));
        }
        return result.toString();
    }

    /** Returns whether a letter of a document's name could only be written as its code point. */
    static boolean hasEscape(String type) {
        return AsciiNames.hasEscape(type);
    }

    /**
     * Returns the name, or where it is taken the name with the first number from 2 on that makes it free; it is taken
     * then.
     *
     * @param separator stands between the name and the number
     */
    public static String unique(String name, String separator, Set<String> taken) {
        String result = name;
        for (int i = 2; !taken.add(result); i++) {
            result = name + separator + i;
        }
        return result;
    }

    /** Returns {@code true} if a class may have this name, which a document or a build chooses. */
    public static boolean isType(String name) {
        return SourceVersion.isIdentifier(name) && !SourceVersion.isKeyword(name);
    }

    /** Returns {@code true} if a package may have this name. */
    public static boolean isPackage(String name) {
        return SourceVersion.isName(name)
                && Stream.of(name.split("\\.", -1))
                        .allMatch(part -> part.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES);
    }

    private static String leadingLetter(String name, String prefix) {
        if (name.isEmpty()) {
            return prefix.substring(0, 1);
        }
        return Character.isJavaIdentifierStart(name.codePointAt(0)) ? name : prefix + name;
    }
}
