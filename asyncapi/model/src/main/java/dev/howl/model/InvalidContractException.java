package dev.howl.model;

import dev.howl.model.diagnostic.Diagnostic;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A document with at least one error; carries all of them, in the order of the document. */
public final class InvalidContractException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Diagnostic> diagnostics;

    private final transient @Nullable Viewpoint viewpoint;

    public InvalidContractException(List<Diagnostic> diagnostics) {
        this(diagnostics, null);
    }

    /** @param viewpoint the view that the document was read in; {@code null} if it could not be linked */
    public InvalidContractException(List<Diagnostic> diagnostics, @Nullable Viewpoint viewpoint) {
        super(diagnostics.stream().map(Diagnostic::toString).collect(Collectors.joining("\n")));
        this.diagnostics = List.copyOf(diagnostics);
        this.viewpoint = viewpoint;
    }

    /** Returns every problem found, warnings too. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    /** Returns the view that the document was read in, {@code null} if it could not be linked. */
    public @Nullable Viewpoint viewpoint() {
        return viewpoint;
    }
}
