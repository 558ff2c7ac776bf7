package dev.howl.maven;

import dev.howl.model.ReadOptions;
import dev.howl.model.View;
import dev.howl.model.Viewpoint;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** A goal that reads an AsyncAPI document. */
abstract class DocumentMojo extends AbstractMojo {
    /** The AsyncAPI document, in YAML or JSON. */
    @Parameter(property = "howl.contract", required = true)
    private @Nullable File contract;

    /** The folder to whose files the document may refer. The default is the document's own folder only. */
    @Parameter(property = "howl.root")
    private @Nullable File root;

    /** A YAML or JSON file that maps web addresses to local files. Nothing is fetched. */
    @Parameter(property = "howl.catalog")
    private @Nullable File catalog;

    /**
     * The side that the document describes: {@code server} or {@code client}. What a document of the client sends, the
     * server receives. The default is {@code x-howl-view} of the document, or else {@code server}.
     */
    @Parameter(property = "howl.view")
    private @Nullable String view;

    /**
     * The server of the document with whose path addresses begin. The default is the first ws or wss server of each
     * channel.
     */
    @Parameter(property = "howl.server")
    private @Nullable String server;

    /** Reads channels of other protocols than ws and wss as WebSockets. */
    @Parameter(property = "howl.socketAnyway", defaultValue = "false")
    private boolean socketAnyway;

    /** The least severity that stops the goal: {@code error} or {@code warning}. */
    @Parameter(property = "howl.failOn", defaultValue = "error")
    private @Nullable String failOn;

    final Path document() throws MojoExecutionException {
        return given(contract, "contract").toPath();
    }

    final @Nullable String failOn() {
        return failOn;
    }

    final ReadOptions reading() throws MojoExecutionException {
        try {
            return new ReadOptions(
                    root == null ? null : root.toPath(),
                    catalog == null ? null : catalog.toPath(),
                    view == null ? null : View.of(view),
                    server,
                    socketAnyway);
        } catch (IllegalArgumentException e) {
            throw new MojoExecutionException("parameter 'view': " + e.getMessage(), e);
        }
    }

    /** Logs the view that the document was read in; {@code null} if it could not be linked. */
    final void log(@Nullable Viewpoint viewpoint) throws MojoExecutionException {
        List<String> lines = viewpoint == null ? List.of() : viewpoint.lines();
        for (String line : lines) {
            getLog().info(document().getFileName() + ": " + line);
        }
    }

    static <T> T given(@Nullable T value, String name) throws MojoExecutionException {
        if (value == null) {
            throw new MojoExecutionException("parameter '" + name + "' is required");
        }
        return value;
    }
}
