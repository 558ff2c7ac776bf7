package dev.howl.testkit.mock;

import dev.howl.model.diagnostic.Diagnostic;
import java.util.List;
import java.util.stream.Collectors;

/** A script of a mock with at least one error; carries all of them, in the order of the file. */
public final class InvalidMockScriptException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Diagnostic> diagnostics;

    InvalidMockScriptException(List<Diagnostic> diagnostics) {
        super(diagnostics.stream().map(Diagnostic::toString).collect(Collectors.joining("\n")));
        this.diagnostics = List.copyOf(diagnostics);
    }

    /** Returns every problem found. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
