package dev.howl.generator.plan;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/**
 * Java names for the names of a document. Whatever the document says, the result is a valid identifier: nothing of a
 * document reaches source code but through here, string literals and escaped Javadoc.
 */
public final class JavaNames {
    private static final Pattern WORD_BREAK = Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])");
    /** No record component may be called so (JLS, section 8.10.1). */
    private static final Set<String> NO_COMPONENT =
            Set.of("clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

    private JavaNames() {}

    /** {@code response_pending} becomes {@code ResponsePending}. */
    public static String type(String name) {
        StringBuilder result = new StringBuilder();
        for (String word : WORD_BREAK.split(name, -1)) {
            if (!word.isEmpty()) {
                result.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
            }
        }
        return leadingLetter(result.toString(), "T");
    }

    /** {@code issued_at} becomes {@code issuedAt}. */
    public static String member(String name) {
        String type = type(name);
        String first = WORD_BREAK
                .splitAsStream(name)
                .filter(word -> !word.isEmpty())
                .findFirst()
                .filter(word ->
                        word.length() > 1 && type.startsWith(word) && word.equals(word.toUpperCase(Locale.ROOT)))
                .orElse(type.substring(0, 1));
        String member = first.toLowerCase(Locale.ROOT) + type.substring(first.length());
        return SourceVersion.isKeyword(member) || NO_COMPONENT.contains(member) ? member + "_" : member;
    }

    /** {@code in progress} becomes {@code IN_PROGRESS}. */
    public static String constant(String name) {
        StringBuilder result = new StringBuilder();
        for (String word : WORD_BREAK.split(name, -1)) {
            if (!word.isEmpty()) {
                result.append(result.isEmpty() ? "" : "_").append(word.toUpperCase(Locale.ROOT));
            }
        }
        return leadingLetter(result.toString(), "V_");
    }

    /**
     * The name, or where it is taken the name with the first number from 2 on that makes it free; it is taken then.
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

    /** Whether a name that a document or a build asks for is a Java identifier that a class may have. */
    public static boolean isType(String name) {
        return SourceVersion.isIdentifier(name) && !SourceVersion.isKeyword(name);
    }

    /** Whether a package may be called so. */
    public static boolean isPackage(String name) {
        return SourceVersion.isName(name);
    }

    private static String leadingLetter(String name, String prefix) {
        if (name.isEmpty()) {
            return prefix.substring(0, 1);
        }
        return Character.isJavaIdentifierStart(name.charAt(0)) ? name : prefix + name;
    }
}
