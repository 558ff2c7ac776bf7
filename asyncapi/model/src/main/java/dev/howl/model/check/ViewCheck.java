package dev.howl.model.check;

import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;

/** {@code x-howl-view}: one place is enough, and two agree. */
final class ViewCheck {
    private static final String EXTENSION = "x-howl-view";

    private ViewCheck() {}

    static void check(Mapping document, Diagnostics diagnostics) {
        Node own = document.child(EXTENSION);
        Node info = document.child("info");
        Node other = info == null ? null : info.child(EXTENSION);
        if (own != null && other != null && !own.json().equals(other.json())) {
            diagnostics.error(
                    other.location(), "x-howl-view of info differs from that of the document; remove one of them");
        }
    }
}
