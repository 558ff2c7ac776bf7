package dev.howl.model;

import dev.howl.model.diagnostic.Diagnostic;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A document with at least one error; carries all of them, in the order of the document. */
public final class InvalidContractException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Diagnostic> diagnostics;

    private final transient @Nullable Viewpoint viewpoint;

    private final transient List<Path> files;

    /**
     * Creates an exception.
     *
     * @param viewpoint the view that the document was read in; {@code null} if it could not be linked
     * @param files as {@link #files()} returns them
     */
    public InvalidContractException(List<Diagnostic> diagnostics, @Nullable Viewpoint viewpoint, List<Path> files) {
        super(diagnostics.stream().map(Diagnostic::toString).collect(Collectors.joining("\n")));
        this.diagnostics = List.copyOf(diagnostics);
        this.viewpoint = viewpoint;
        this.files = List.copyOf(files);
    }

    /** Returns every problem found, warnings too. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    /** Returns the view that the document was read in, {@code null} if it could not be linked. */
    public @Nullable Viewpoint viewpoint() {
        return viewpoint;
    }

    /**
     * Returns the document, the files that its references led to, as far as it was read, and the catalog; files that
     * cannot be read or do not exist are among them. A change of one of them can make the document valid.
     */
    public List<Path> files() {
        return files;
    }
}
