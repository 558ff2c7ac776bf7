package dev.howl.model;

import dev.howl.model.diagnostic.Location;
import java.util.List;

/**
 * One of the alternatives by which a server or an operation is protected: an entry of {@code security}, which in 2.x is a
 * Security Requirement Object and in 3.x a Security Scheme Object.
 *
 * @param parts all of which a client satisfies: one in 3.x, any number in 2.x; none means that nothing is required
 */
public record SecurityRequirement(List<Part> parts, Location location) {
    public SecurityRequirement {
        parts = List.copyOf(parts);
    }

    /**
     * A scheme with what is needed of it.
     *
     * @param scopes names of the needed scopes; in 2.x they stand in the requirement, in 3.x in the scheme
     */
    public record Part(SecurityScheme scheme, List<String> scopes) {
        public Part {
            scopes = List.copyOf(scopes);
        }
    }
}
