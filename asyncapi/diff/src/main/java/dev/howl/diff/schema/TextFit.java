package dev.howl.diff.schema;

import dev.howl.model.schema.Schema.Bounds;
import dev.howl.runtime.Regex;

/** Validation of a text against bounds. */
final class TextFit {
    private TextFit() {}

    /** Returns whether a text is within bounds. */
    static boolean of(String text, Bounds bounds) {
        int length = text.codePointCount(0, text.length());
        Integer least = bounds.minLength();
        Integer most = bounds.maxLength();
        String pattern = bounds.pattern();
        return (least == null || length >= least)
                && (most == null || length <= most)
                && (pattern == null || Regex.of(pattern).find(text).isPresent());
    }
}
