package dev.howl.model.link;

import dev.howl.model.Annotations.Note;
import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import dev.howl.model.syntax.Sequence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The notes on one item of {@code security}. */
final class SecurityNotes {
    /** Objects inside of a security scheme deeper than this are left out. */
    private static final int MAX_DEPTH = 4;

    private final Mapping document;
    private final References references;
    private final List<Note> notes = new ArrayList<>();

    private SecurityNotes(Mapping document, References references) {
        this.document = document;
        this.references = references;
    }

    /** @param item a Security Scheme Object (3.x) or a Security Requirement Object (2.x) */
    static List<Note> of(Mapping item, Mapping document, References references) {
        SecurityNotes security = new SecurityNotes(document, references);
        boolean isScheme = item.text("type") != null;
        if (isScheme) {
            security.scheme(item, List.of());
        } else {
            item.forEach((name, scopes) -> security.requirement(name, Parameters.texts(scopes)));
        }
        return security.notes;
    }

    /** Reads a requirement of 2.x so that it gives the note of its 3.x twin, where the scheme itself has the scopes. */
    private void requirement(String name, List<String> scopes) {
        Node reusable = child(document.child("components"), "securitySchemes");
        Node scheme = child(reusable, name);
        if (scheme != null && references.follow(scheme) instanceof Mapping written) {
            scheme(written, scopes);
        } else {
            notes.add(new Note("Security", name, null));
        }
    }

    private void scheme(Mapping scheme, List<String> scopes) {
        List<String> fields = new ArrayList<>();
        fields("", scheme, fields, 0);
        if (!scopes.isEmpty()) {
            fields.add("scopes " + String.join(" ", scopes));
        }
        notes.add(new Note("Security", String.join(", ", fields), null));
    }

    private void fields(String path, Mapping written, List<String> fields, int depth) {
        written.forEach((name, value) -> {
            if (value instanceof Mapping inner && depth < MAX_DEPTH) {
                fields(path + name + ".", inner, fields, depth + 1);
            } else {
                fields.add((path + name).replace("availableScopes", "scopes") + " "
                        + (value instanceof Sequence list
                                ? String.join(" ", Parameters.texts(list))
                                : value.json().asString("")));
            }
        });
    }

    private static @Nullable Node child(@Nullable Node node, String key) {
        return node == null ? null : node.child(key);
    }
}
