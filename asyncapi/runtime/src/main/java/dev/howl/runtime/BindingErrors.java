package dev.howl.runtime;

import java.util.stream.Collectors;
import tools.jackson.databind.DatabindException;

/** The words and the place of a failure to create a record. */
final class BindingErrors {
    private BindingErrors() {}

    /** Returns the sentence of the record's constructor, if it refused the value. */
    static String message(DatabindException e) {
        Throwable cause = e.getCause();
        return cause instanceof IllegalArgumentException && cause.getMessage() != null
                ? cause.getMessage()
                : "the value does not fit the contract";
    }

    /** Returns the JSON Pointer of the value (RFC 6901). */
    static String pointer(DatabindException e) {
        return e.getPath().stream()
                .map(step -> step.getPropertyName() == null
                        ? Integer.toString(step.getIndex())
                        : PointerSteps.escape(step.getPropertyName()))
                .collect(Collectors.joining("/", "/", ""));
    }
}
