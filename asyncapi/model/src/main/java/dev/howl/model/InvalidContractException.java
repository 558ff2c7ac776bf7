package dev.howl.model;

import dev.howl.model.diagnostic.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** A document with at least one error; carries all of them, in the order of the document. */
public final class InvalidContractException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public InvalidContractException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** Every problem found, warnings too. */
    public List<Problem> problems() {
        return problems;
    }
}
