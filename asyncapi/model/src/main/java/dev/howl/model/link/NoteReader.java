package dev.howl.model.link;

import dev.howl.model.Annotations.Note;
import dev.howl.model.SecurityRequirement;
import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import dev.howl.model.syntax.Sequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The notes on one object, field by field. A field that is absent, or has another type, gives no note. */
final class NoteReader {
    private final References references;
    private final Mapping object;
    private final List<Note> notes = new ArrayList<>();

    NoteReader(References references, Mapping object) {
        this.references = references;
        this.object = object;
    }

    List<Note> list() {
        return notes;
    }

    /** Returns the notes, with those on tags and external documentation. */
    List<Note> more() {
        each(object.child("tags"), this::tag);
        documentation("More", object);
        return notes;
    }

    NoteReader text(String label, String field) {
        String text = object.text(field);
        if (text != null) {
            notes.add(new Note(label, text, null));
        }
        return this;
    }

    NoteReader link(String label, String field) {
        String link = object.text(field);
        if (link != null) {
            notes.add(new Note(label, "", link));
        }
        return this;
    }

    /** Adds a note on an object that has these texts and a {@code url}. */
    NoteReader named(String label, String field, String... texts) {
        if (object.child(field) instanceof Mapping named) {
            String words = Arrays.stream(texts)
                    .map(named::text)
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining(", "));
            notes.add(new Note(label, words, named.text("url")));
        }
        return this;
    }

    NoteReader deprecated() {
        if (object.flag("deprecated")) {
            notes.add(new Note("Deprecated", "yes", null));
        }
        return this;
    }

    NoteReader correlation() {
        Node written = object.child("correlationId");
        String words = written != null && references.follow(written) instanceof Mapping correlation
                ? correlation.text("description")
                : null;
        if (words != null) {
            notes.add(new Note("Correlation id", words, null));
        }
        return this;
    }

    NoteReader examples() {
        List<String> examples = Parameters.texts(object.child("examples"));
        if (!examples.isEmpty()) {
            notes.add(new Note("Examples", String.join(", ", examples), null));
        }
        return this;
    }

    NoteReader security(List<SecurityRequirement> alternatives) {
        alternatives.forEach(requirement -> notes.add(SecurityNotes.of(requirement)));
        return this;
    }

    private void tag(Mapping tag) {
        String name = tag.text("name");
        if (name != null) {
            String description = tag.text("description");
            notes.add(new Note("Tag", description == null ? name : name + ": " + description, null));
            documentation("Tag " + name, tag);
        }
    }

    private void documentation(String label, Mapping of) {
        Node written = of.child("externalDocs");
        if (written != null && references.follow(written) instanceof Mapping docs) {
            String description = docs.text("description");
            notes.add(new Note(label, description == null ? "" : description, docs.text("url")));
        }
    }

    private void each(@Nullable Node written, Consumer<Mapping> item) {
        if (written instanceof Sequence list) {
            for (Node entry : list.items()) {
                if (references.follow(entry) instanceof Mapping mapping) {
                    item.accept(mapping);
                }
            }
        }
    }
}
