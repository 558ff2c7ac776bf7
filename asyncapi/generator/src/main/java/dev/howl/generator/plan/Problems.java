package dev.howl.generator.plan;

import dev.howl.model.InvalidContractException;
import dev.howl.model.diagnostic.Diagnostic;
import dev.howl.model.diagnostic.Location;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;

/** Gathers what the generator cannot turn into Java, so that all of it is told at once. Not for several threads. */
public final class Problems {
    private static final Comparator<Diagnostic> IN_ORDER = Comparator.comparing(
                    (Diagnostic diagnostic) -> diagnostic.location().file())
            .thenComparingInt(diagnostic -> diagnostic.location().line())
            .thenComparingInt(diagnostic -> diagnostic.location().column());

    private final Set<Diagnostic> found = new LinkedHashSet<>();

    /** Notes an error; the caller goes on with whatever lets it find more. */
    public void error(Location location, String message) {
        found.add(Diagnostic.error(location, message));
    }

    /**
     * Ends the generation where anything was noted.
     *
     * @throws InvalidContractException with all of it, in the order of the document
     */
    public void throwIfAny() throws InvalidContractException {
        if (!found.isEmpty()) {
            throw new InvalidContractException(found.stream().sorted(IN_ORDER).toList());
        }
    }
}
