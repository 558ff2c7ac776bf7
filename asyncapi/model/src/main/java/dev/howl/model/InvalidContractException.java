package dev.howl.model;

import dev.howl.model.diagnostic.Diagnostic;
import java.util.List;
import java.util.stream.Collectors;

/** A document with at least one error; carries all of them, in the order of the document. */
public final class InvalidContractException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Diagnostic> diagnostics;

    public InvalidContractException(List<Diagnostic> diagnostics) {
        super(diagnostics.stream().map(Diagnostic::toString).collect(Collectors.joining("\n")));
        this.diagnostics = List.copyOf(diagnostics);
    }

    /** Returns every problem found, warnings too. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
