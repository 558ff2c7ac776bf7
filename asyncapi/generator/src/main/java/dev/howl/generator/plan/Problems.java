package dev.howl.generator.plan;

import dev.howl.model.InvalidContractException;
import dev.howl.model.Location;
import dev.howl.model.Problem;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Gathers what the generator cannot turn into Java, so that all of it is told at once. Not for several threads. */
public final class Problems {
    private final Set<Problem> found = new LinkedHashSet<>();

    /** Notes an error; the caller goes on with whatever lets it find more. */
    public void error(Location location, String message) {
        found.add(Problem.error(location, message));
    }

    /**
     * Ends the generation where anything was noted.
     *
     * @throws InvalidContractException with all of it
     */
    public void throwIfAny() throws InvalidContractException {
        if (!found.isEmpty()) {
            throw new InvalidContractException(List.copyOf(found));
        }
    }
}
