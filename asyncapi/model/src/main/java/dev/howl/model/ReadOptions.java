package dev.howl.model;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The choices of a caller about how a document is read.
 *
 * @param root folder to whose files the document may refer, besides those in its own folder; {@code null} if there is
 *     none
 * @param catalog YAML or JSON file that maps web addresses to files in the folders above or in its own; {@code null} if
 *     there is none. Nothing is fetched: what is at an address that the file does not list allows anything.
 * @param view the side that the document describes; {@code null} if the document itself says so, or describes the server
 * @param server key of the server with whose path addresses begin; {@code null} for the first WebSocket server of each
 *     channel
 * @param socketAnyway whether channels of other protocols are read as WebSockets
 */
public record ReadOptions(
        @Nullable Path root,
        @Nullable Path catalog,
        @Nullable View view,
        @Nullable String server,
        boolean socketAnyway) {
    /** No choices: the document decides. */
    public static final ReadOptions DEFAULT = new ReadOptions(null, null, null, null, false);

    /** Returns options with folders and catalog alone. */
    public static ReadOptions of(@Nullable Path root, @Nullable Path catalog) {
        return new ReadOptions(root, catalog, null, null, false);
    }
}
