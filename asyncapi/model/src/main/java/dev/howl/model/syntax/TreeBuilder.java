package dev.howl.model.syntax;

import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.diagnostic.Location;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The rules for keys and text that hold in JSON and in YAML. Of keys and texts that repeat in a file, the tree has one
 * copy: large documents use the same few words ten thousands of times.
 */
final class TreeBuilder {
    /** Longer texts hardly repeat. */
    private static final int SHARED_LENGTH = 64;

    private final NodeBudget budget;
    private final Diagnostics diagnostics;
    private final Map<String, String> keys = new HashMap<>();
    private final Map<String, JsonNode> texts = new HashMap<>();

    TreeBuilder(NodeBudget budget, Diagnostics diagnostics) {
        this.budget = budget;
        this.diagnostics = diagnostics;
    }

    NodeBudget budget() {
        return budget;
    }

    Diagnostics diagnostics() {
        return diagnostics;
    }

    /** Adds an entry; the first of two with the same key stays. */
    void put(Mapping mapping, String key, Location where, Node value) {
        if (mapping.has(key)) {
            diagnostics.error(
                    where,
                    "'" + key + "' is a duplicate key; it is first used in line "
                            + mapping.keyLocation(key).line());
        } else {
            mapping.put(key, where, value);
        }
    }

    /** Checks a key, and returns the copy of it that the tree has. */
    String key(String written, Location where) {
        if (written.length() > DocumentLimits.KEY_LENGTH) {
            throw new SyntaxException(where, "a key is longer than " + DocumentLimits.KEY_LENGTH + " characters");
        }
        String known = keys.get(written);
        if (known != null) {
            return known;
        }
        check(written, where);
        if (TextDecoder.loneSurrogate(written) < 0) {
            keys.put(written, written);
        }
        return written;
    }

    /** Returns a text as a value. Half of a character is reported. */
    JsonNode text(String text, Location location) {
        check(text, location);
        return shared(JsonNodeFactory.instance.stringNode(text));
    }

    /** Reports half of a character in a text. */
    void check(String text, Location location) {
        int lone = TextDecoder.loneSurrogate(text);
        if (lone >= 0) {
            diagnostics.error(
                    location,
                    "the escape \\u%04X is half of a character; write both halves of the pair, or the character itself"
                            .formatted((int) text.charAt(lone)));
        }
    }

    /** Returns the copy of a text that the tree has; any other value as it is. */
    JsonNode shared(JsonNode value) {
        if (!value.isString() || value.stringValue().length() > SHARED_LENGTH) {
            return value;
        }
        JsonNode known = texts.putIfAbsent(value.stringValue(), value);
        return known == null ? value : known;
    }
}
