package dev.howl.generator.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Javadoc from a document's own words. They are hostile input: whatever they hold, they stay text within one comment.
 */
public final class Javadocs {
    private static final int WIDTH = 100;
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\p{C}]+");
    private static final Pattern SIMPLE_CODE = Pattern.compile("`([A-Za-z0-9_./: -]+)`");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private Javadocs() {}

    /** Returns one paragraph each; those that are {@code null} or blank are left out. */
    public static CodeBlock paragraphs(@Nullable String... texts) {
        List<String> paragraphs = new ArrayList<>();
        for (String text : texts) {
            if (text != null && !text.isBlank()) {
                String escaped = wrap(escape(text));
                paragraphs.add(paragraphs.isEmpty() ? escaped : "<p>" + escaped);
            }
        }
        return CodeBlock.of("$L", String.join("\n\n", paragraphs));
    }

    /** Returns a {@code @param} tag on a line of its own. */
    public static CodeBlock param(String name, @Nullable String text) {
        String escaped = text == null || text.isBlank() ? "see the contract" : wrap(escape(text));
        return CodeBlock.of("$L", "\n@param " + name + " " + escaped.replace("\n", "\n    "));
    }

    /**
     * Text that ends no comment, starts no tag and contains no markup, except what stands in backticks, which is shown as
     * code. A backslash could start a Unicode escape.
     */
    static String escape(String text) {
        String escaped = plain(text);
        String code = SIMPLE_CODE.matcher(escaped).replaceAll("{@code $1}");
        return CODE.matcher(code).replaceAll("<code>$1</code>");
    }

    private static String plain(String text) {
        return SPACE.matcher(text.strip())
                .replaceAll(" ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("@", "&#64;")
                .replace("{", "&#123;")
                .replace("}", "&#125;")
                .replace("\\", "&#92;")
                .replace("*/", "*&#47;");
    }

    private static String wrap(String text) {
        StringBuilder result = new StringBuilder();
        int column = 0;
        for (String word : text.split(" ", -1)) {
            boolean fits = column == 0 || column + 1 + word.length() <= WIDTH;
            if (column > 0) {
                result.append(fits ? ' ' : '\n');
                column = fits ? column + 1 : 0;
            }
            result.append(word);
            column += word.length();
        }
        return result.toString();
    }
}
