package dev.howl.model;

import dev.howl.model.diagnostic.Location;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fields that only documentation shows, such as tags, contacts and links: nothing in generated code depends on them.
 *
 * @param document the notes on the whole document
 * @param objects the notes on each object, by its location
 */
public record Annotations(List<Note> document, Map<Location, List<Note>> objects) {
    /** The annotations of a document that has none. */
    public static final Annotations NONE = new Annotations(List.of(), Map.of());

    public Annotations {
        document = List.copyOf(document);
        objects = Map.copyOf(objects);
    }

    /** Returns the notes on the object at a location; empty if it has none. */
    public List<Note> of(Location object) {
        return objects.getOrDefault(object, List.of());
    }

    /**
     * One field of an object, for people.
     *
     * @param label such as {@code License}
     * @param text in the words of the document; empty if the link says all
     * @param link an address for more, {@code null} for none; as the document writes it, so it may have any scheme
     */
    public record Note(String label, String text, @Nullable String link) {}
}
