package dev.howl.runtime;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The conversion between correlation ids in frames and the texts that stand for them. An integer has its digits in base 36
 * as text, as the references of the runtimes have, so that each side reads back what it wrote.
 */
final class Correlation {
    private static final int RADIX = Character.MAX_RADIX;

    private Correlation() {}

    /** Returns the text of an id in a frame; {@code null} if it is of another type than the contract's. */
    static @Nullable String read(@Nullable JsonNode id, boolean numbered) {
        if (id == null) {
            return null;
        }
        if (numbered) {
            return id.isIntegralNumber() && id.canConvertToLong() ? Long.toString(id.longValue(), RADIX) : null;
        }
        return id.isString() ? id.stringValue() : null;
    }

    /** Returns the id of a frame; {@code null} for a text that stands for no integer where the contract wants one. */
    static @Nullable JsonNode write(String ref, boolean numbered) {
        if (!numbered) {
            return JsonNodeFactory.instance.stringNode(ref);
        }
        try {
            return JsonNodeFactory.instance.numberNode(Long.parseLong(ref, RADIX));
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
