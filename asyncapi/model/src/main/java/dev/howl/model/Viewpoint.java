package dev.howl.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The view that a document was read in, and the reason for it.
 *
 * @param hint why the other view is probably meant, and how to choose it; {@code null} without such a sign
 */
public record Viewpoint(View view, Origin origin, @Nullable String hint) {
    /** The viewpoint of a document that says nothing of it. */
    public static final Viewpoint DEFAULT = new Viewpoint(View.SERVER, Origin.DEFAULT, null);

    /** The reason for a view. */
    public enum Origin {
        /** The caller chose it. */
        OPTION("option"),
        /** The document says so. */
        DOCUMENT("x-howl-view"),
        /** Neither says anything. */
        DEFAULT("default");

        private final String words;

        Origin(String words) {
            this.words = words;
        }
    }

    /** Returns the lines to print: {@code view: server (default)}, and the hint if there is one. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("view: " + view + " (" + origin.words + ")");
        if (hint != null) {
            lines.add("hint: " + hint);
        }
        return List.copyOf(lines);
    }
}
