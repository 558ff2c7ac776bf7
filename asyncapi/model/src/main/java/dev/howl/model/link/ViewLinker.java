package dev.howl.model.link;

import dev.howl.model.Contract;
import dev.howl.model.Operation;
import dev.howl.model.View;
import dev.howl.model.Viewpoint;
import dev.howl.model.Viewpoint.Origin;
import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import org.jspecify.annotations.Nullable;

/** The view of a document, and its contract as the server sees it. The option decides, then {@code x-howl-view}. */
final class ViewLinker {
    static final String EXTENSION = "x-howl-view";

    private ViewLinker() {}

    /**
     * Returns the contract with the actions of the server.
     *
     * @param written the contract with the actions of the document
     * @param option the view that the caller chose, {@code null} for none
     */
    static Contract seenByServer(Contract written, Mapping document, @Nullable View option, SourceNodes origins) {
        Viewpoint viewpoint = viewpoint(written, document, option);
        return written.with(
                        written.channels(),
                        written.operations().stream()
                                .map(operation -> turned(operation, viewpoint.view(), origins))
                                .toList())
                .with(viewpoint);
    }

    private static Operation turned(Operation written, View view, SourceNodes origins) {
        Operation turned = written.with(view.turned(written.action()));
        origins.put(turned, origins.of(written));
        return turned;
    }

    private static Viewpoint viewpoint(Contract written, Mapping document, @Nullable View option) {
        if (option != null) {
            return new Viewpoint(option, Origin.OPTION, null);
        }
        View own = view(document);
        View chosen = own == null && document.child("info") instanceof Mapping info ? view(info) : own;
        return chosen == null
                ? new Viewpoint(View.SERVER, Origin.DEFAULT, ViewHint.of(written, document.text("id")))
                : new Viewpoint(chosen, Origin.DOCUMENT, null);
    }

    private static @Nullable View view(Mapping object) {
        Node written = object.child(EXTENSION);
        for (View view : View.values()) {
            if (written != null && written.json().asString("").equals(view.toString())) {
                return view;
            }
        }
        return null;
    }
}
