package dev.howl.model.syntax;

import dev.howl.model.diagnostic.Diagnostics;
import org.jspecify.annotations.Nullable;

/** Turns the text of one file into nodes. Whatever is wrong becomes a problem; nothing is thrown at the caller. */
final class SyntaxReader {
    private SyntaxReader() {}

    /** Returns the root of the file, {@code null} if its syntax is wrong. */
    static @Nullable Node read(String file, String text, NodeBudget budget, Diagnostics diagnostics) {
        budget.file();
        try {
            return isJson(file, text)
                    ? JsonReader.read(file, text, budget, diagnostics)
                    : YamlReader.read(file, text, budget, diagnostics);
        } catch (SyntaxException refused) {
            diagnostics.error(refused.location(), refused.words());
            return null;
        }
    }

    /** JSON by name or by content: most JSON is YAML too, but not all, for example if tabs indent it. */
    private static boolean isJson(String file, String text) {
        if (file.endsWith(".json")) {
            return true;
        }
        String start = text.substring(0, Math.min(text.length(), 1000)).stripLeading();
        return (start.startsWith("{") || start.startsWith("[")) && JsonReader.isJson(text);
    }
}
