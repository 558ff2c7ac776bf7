package dev.howl.model.check;

import dev.howl.model.ChannelRouting;
import dev.howl.model.FieldOutcomes;
import dev.howl.model.FieldOutcomes.Row;
import dev.howl.model.SpecificationVersion;
import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.link.LinkedContract;
import dev.howl.model.link.References;
import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import java.util.List;
import java.util.Set;

/** Every rule, in two steps: what a document is made of, and what it means. */
public final class ContractChecks {
    private static final Set<String> ONLY_IN_3 = Set.of(
            "Channel Object", "Operation Reply Object", "Operation Reply Address Object", "Multi Format Schema Object");

    private final SpecificationVersion version;
    private final References references;
    private final Diagnostics diagnostics;

    public ContractChecks(SpecificationVersion version, References references, Diagnostics diagnostics) {
        this.version = version;
        this.references = references;
        this.diagnostics = diagnostics;
    }

    /**
     * Checks the objects of the document against the tables of the specification.
     *
     * @return the objects at fault
     */
    public Set<Node> structure(Mapping document) {
        ViewCheck.check(document, diagnostics);
        return new StructureCheck(document, version, references, diagnostics).check();
    }

    /**
     * Checks what the linked contract means.
     *
     * @param broken objects whose structure is at fault: what rests on them is not checked
     */
    public void meaning(LinkedContract linked, Set<Node> broken) {
        ServerCheck.check(linked, diagnostics);
        UniqueIdCheck.check(linked, diagnostics);
        ChannelCheck.check(linked, references, diagnostics);
        if (!SchemaRecursionCheck.check(linked, diagnostics)) {
            return;
        }
        CorrelationCheck.check(linked, references, diagnostics);
        UnusedFieldCheck.check(linked, references, diagnostics);
        UnusedExtensionCheck.check(linked, diagnostics);
        TopicCheck.check(linked, diagnostics);
        JoinCheck.check(linked.contract(), diagnostics);
        OperationCheck.absent(linked, diagnostics);
        LinkedContract sockets = linked.sockets();
        sockets(sockets);
        ValueCheck.check(linked, broken, diagnostics);
        List<ChannelRouting> routings = ChannelRouting.of(sockets.contract());
        RoutingCheck.check(sockets, routings, diagnostics);
        if (!diagnostics.hasErrors()) {
            FrameValidationCheck.check(routings, diagnostics);
            UnnamedMessageCheck.check(linked, diagnostics);
        }
    }

    /** Checks what concerns all channels of an address together. */
    private void sockets(LinkedContract linked) {
        ContentCheck.check(linked, diagnostics);
        if (TextCheck.check(linked, diagnostics)) {
            TextRoutingCheck.check(linked, diagnostics);
        }
        OperationCheck.check(linked.contract(), diagnostics);
        EnvelopeCheck.check(linked, diagnostics);
        RoleCheck.check(linked, diagnostics);
        ErrorCodeCheck.check(linked, diagnostics);
        CorrelationTypeCheck.check(linked, diagnostics);
    }

    /** Returns the rows of the objects and fields that a version of AsyncAPI has. */
    public static List<Row> fields(SpecificationVersion version) {
        ObjectTables tables = ObjectTables.of(version);
        return FieldOutcomes.all().stream()
                .filter(row -> !(version.isTwo() && ONLY_IN_3.contains(row.object())))
                .filter(row -> tables.has(row.object(), row.field(), version))
                .toList();
    }
}
