package dev.howl.diff;

import dev.howl.model.diagnostic.Location;
import org.jspecify.annotations.Nullable;

/**
 * A change between two contracts.
 *
 * @param pointer JSON Pointer of what changed, as a URI fragment; in the new document, or in the old one if the new one
 *     does not have it. The name of the file stands in front of it if that is not the document itself.
 * @param oldPlace its place in the old document; {@code null} if it is new
 * @param newPlace its place in the new document; {@code null} if it is gone
 * @param message what changed, as a sentence without a full stop
 */
public record DiffFinding(
        DiffRule rule,
        String pointer,
        @Nullable Location oldPlace,
        @Nullable Location newPlace,
        String message) {
    private static final int LONGEST = 1000;

    /** A document's text ends up in terminals: no control characters, no endless lines. */
    public DiffFinding {
        message = clean(message);
        pointer = clean(pointer);
    }

    private static String clean(String text) {
        String clean = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", "?");
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "…";
    }

    /** Returns the weight of its rule. */
    public DiffLevel level() {
        return rule.level();
    }

    /** Returns its place in the new document, or in the old one if the new one does not have it. */
    public Location place() {
        Location place = newPlace == null ? oldPlace : newPlace;
        if (place == null) {
            throw new IllegalStateException("a finding has a place in one of the documents");
        }
        return place;
    }
}
