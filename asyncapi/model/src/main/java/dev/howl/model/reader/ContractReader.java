package dev.howl.model.reader;

import dev.howl.model.Contract;
import dev.howl.model.InvalidContractException;
import dev.howl.model.SpecificationVersion;
import dev.howl.model.check.ContractChecks;
import dev.howl.model.diagnostic.Diagnostic;
import dev.howl.model.diagnostic.Diagnostic.Stops;
import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.diagnostic.Location;
import dev.howl.model.link.LinkedContract;
import dev.howl.model.link.Linker;
import dev.howl.model.link.References;
import dev.howl.model.syntax.Documents;
import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads an AsyncAPI document of version 2.0 to 2.6, 3.0 or 3.1, in YAML or JSON, with the files that it refers to.
 *
 * <p>Documents may come from strangers: size, depth and number of files are limited, and no reference leads out of the
 * document's folder unless the caller allows a root folder. Safe for use by several threads.
 */
public final class ContractReader {
    private ContractReader() {}

    /**
     * Reads, links and checks a document.
     *
     * @param document a file; read as JSON if its name ends in {@code .json}, otherwise as YAML. Its path appears in
     *     problems as it is given here.
     * @throws InvalidContractException with every problem found, if at least one is an error
     */
    public static Contract read(Path document) throws InvalidContractException {
        return read(document, null, null);
    }

    /**
     * Reads, links and checks a document that may refer to files outside its folder and to web addresses.
     *
     * @param document as in {@link #read(Path)}
     * @param root folder to whose files the document may refer, besides those in its own folder; {@code null} if there
     *     is none
     * @param catalog YAML or JSON file that maps web addresses to files in the folders above or in its own; {@code
     *     null}
     *     if there is none. Nothing is fetched: what is at an address that the file does not list allows anything.
     * @throws InvalidContractException with every problem found, if at least one is an error
     */
    public static Contract read(Path document, @Nullable Path root, @Nullable Path catalog)
            throws InvalidContractException {
        Diagnostics diagnostics = new Diagnostics();
        Contract contract = null;
        try {
            contract = contract(new Documents(document, root, catalog, diagnostics), document, diagnostics, null);
        } catch (StackOverflowError e) {
            diagnostics.error(new Location(document.toString(), 1, 1), "references are nested too deeply");
        }
        List<Diagnostic> found = diagnostics.inOrder(document.toString());
        if (contract == null || diagnostics.hasErrors()) {
            throw new InvalidContractException(found);
        }
        return contract;
    }

    /**
     * Reads what is sound of a document, as {@link #read(Path, Path, Path)} does: channels, messages and operations
     * that need what a finding stops are left out. A message outside of the channel of its operation is part of it.
     *
     * @param most the least that a finding must stop for this
     * @return the rest, whose findings stop nothing
     * @throws InvalidContractException with every problem found, if no channel is left of a document with such findings
     */
    public static Contract readLeniently(Path document, @Nullable Path root, @Nullable Path catalog, Stops most)
            throws InvalidContractException {
        Diagnostics diagnostics = new Diagnostics();
        Contract contract = null;
        try {
            contract = contract(new Documents(document, root, catalog, diagnostics), document, diagnostics, most);
        } catch (StackOverflowError e) {
            diagnostics.error(new Location(document.toString(), 1, 1), "references are nested too deeply");
        }
        List<Diagnostic> found = diagnostics.inOrder(document.toString());
        boolean isPartial = found.stream().anyMatch(most::isReachedBy);
        if (contract == null
                || diagnostics.isFull()
                || (isPartial && contract.channels().isEmpty())) {
            throw new InvalidContractException(found);
        }
        return contract;
    }

    private static @Nullable Contract contract(
            Documents documents, Path file, Diagnostics diagnostics, @Nullable Stops most) {
        Node root = documents.first();
        if (root == null) {
            return null;
        }
        if (!(root instanceof Mapping document)) {
            diagnostics.error(root.location(), "not an AsyncAPI document, but " + root.kind());
            return null;
        }
        SpecificationVersion version =
                VersionReader.read(document, diagnostics.under("AsyncAPI Specification, AsyncAPI Version String"));
        if (version == null) {
            return null;
        }
        References references = new References(documents, diagnostics.under(version.section("Reference Object")));
        ContractChecks checks = new ContractChecks(version, references, diagnostics);
        Set<Node> broken = checks.structure(document);
        LinkedContract linked = Linker.link(document, version, file, references, diagnostics);
        checks.meaning(linked, broken);
        Leniency leniency = new Leniency(version, references, diagnostics, file.toString());
        LinkedContract read = most == null ? linked : leniency.apply(linked, broken, most);
        String whole = documents.files().size() == 1
                ? documents.firstText()
                : references.bundled(document).toPrettyString() + "\n";
        List<Diagnostic> found = diagnostics.inOrder(file.toString());
        return finished(
                read.contract(),
                whole,
                documents,
                most == null ? found : found.stream().map(Diagnostic::tolerated).toList());
    }

    private static Contract finished(Contract contract, String whole, Documents documents, List<Diagnostic> found) {
        return new Contract(
                contract.version(),
                contract.title(),
                contract.contractVersion(),
                contract.description(),
                contract.servers(),
                contract.channels(),
                contract.operations(),
                found,
                contract.source(),
                documents.files(),
                whole);
    }
}
