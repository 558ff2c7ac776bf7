package dev.howl.cli;

import dev.howl.model.ReadOptions;
import dev.howl.model.View;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Options about how documents are read. */
final class ReadingOptions {
    @Option(
            names = "--root",
            paramLabel = "DIR",
            description = "Folder to whose files the document may refer (default: the document's own folder only).")
    private @Nullable Path root;

    @Option(
            names = "--catalog",
            paramLabel = "FILE",
            description = "YAML or JSON file that maps web addresses to local files. Nothing is fetched.")
    private @Nullable Path catalog;

    @Option(
            names = "--view",
            paramLabel = "SIDE",
            description = "The side that the document describes: server or client. What a document of the client sends,"
                    + " the server receives (default: x-howl-view of the document, or else server).")
    private @Nullable String view;

    @Option(
            names = "--server",
            paramLabel = "NAME",
            description = "The server of the document with whose path addresses begin (default: the first ws or wss"
                    + " server of each channel).")
    private @Nullable String server;

    @Option(names = "--socket-anyway", description = "Read channels of other protocols than ws and wss as WebSockets.")
    private boolean socketAnyway;

    /** @throws ParameterException if there is no such view */
    ReadOptions reading(@Nullable CommandSpec command) {
        try {
            return new ReadOptions(root, catalog, view == null ? null : View.of(view), server, socketAnyway);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(Output.spec(command).commandLine(), e.getMessage(), e);
        }
    }
}
