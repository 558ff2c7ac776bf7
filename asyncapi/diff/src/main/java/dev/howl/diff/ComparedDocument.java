package dev.howl.diff;

import dev.howl.model.diagnostic.Location;
import dev.howl.model.reader.LinkedDocument;
import java.util.function.UnaryOperator;

/**
 * A document to compare.
 *
 * @param name the document as the user names it: a file, or a revision and a path
 * @param files turns the name of a file that was read into the name for users
 */
public record ComparedDocument(String name, LinkedDocument linked, UnaryOperator<String> files) {
    /** Creates a document that is a file. */
    public ComparedDocument(String name, LinkedDocument linked) {
        this(name, linked, UnaryOperator.identity());
    }

    /** Returns a place with the name of its file for users. */
    public Location shown(Location place) {
        return new Location(files.apply(place.file()), place.line(), place.column());
    }

    /** Returns what reports say of it. */
    public DiffReport.Side side() {
        return new DiffReport.Side(
                name, linked.contract().title(), linked.contract().contractVersion());
    }

    /** Returns the same with one channel for each socket. */
    public ComparedDocument sockets() {
        return new ComparedDocument(name, linked.sockets(), files);
    }
}
