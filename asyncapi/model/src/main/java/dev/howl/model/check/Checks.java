package dev.howl.model.check;

import dev.howl.model.diagnostic.Problems;
import dev.howl.model.link.Linked;
import dev.howl.model.link.References;
import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import java.util.Set;

/** Every rule, in two steps: what a document is made of, and what it means. */
public final class Checks {
    private final References references;
    private final Problems problems;

    public Checks(References references, Problems problems) {
        this.references = references;
        this.problems = problems;
    }

    /**
     * Checks the objects of the document against the tables of the specification.
     *
     * @return the objects at fault
     */
    public Set<Node> structure(Mapping document) {
        return new StructureCheck(references, problems).check(document);
    }

    /**
     * Checks what the linked contract means.
     *
     * @param broken objects whose structure is at fault: what rests on them is not checked
     */
    public void meaning(Linked linked, Set<Node> broken) {
        ChannelCheck.check(linked, references, problems);
        if (!InPlaceCheck.check(linked, problems)) {
            return;
        }
        CorrelationCheck.check(linked, problems);
        RoutingCheck.check(linked, problems);
        if (TextCheck.check(linked, problems)) {
            TextRoutingCheck.check(linked, problems);
        }
        EnvelopeCheck.check(linked, problems);
        TopicCheck.check(linked, problems);
        RoleCheck.check(linked, problems);
        ErrorCodeCheck.check(linked, problems);
        ValueCheck.check(linked, broken, problems);
    }
}
