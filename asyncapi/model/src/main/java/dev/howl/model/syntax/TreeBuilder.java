package dev.howl.model.syntax;

import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.diagnostic.Location;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The rules for keys and text that hold in JSON and in YAML. */
record TreeBuilder(NodeBudget budget, Diagnostics diagnostics) {

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

    void checkKey(String key, Location where) {
        if (key.length() > DocumentLimits.KEY_LENGTH) {
            throw new SyntaxException(where, "a key is longer than " + DocumentLimits.KEY_LENGTH + " characters");
        }
        text(key, where);
    }

    JsonNode text(String text, Location location) {
        int lone = TextDecoder.loneSurrogate(text);
        if (lone >= 0) {
            diagnostics.error(
                    location,
                    "the escape \\u%04X is half of a character; write both halves of the pair, or the character itself"
                            .formatted((int) text.charAt(lone)));
        }
        return JsonNodeFactory.instance.stringNode(text);
    }
}
