package dev.howl.model.reader;

import dev.howl.model.Contract;
import dev.howl.model.InvalidContractException;
import dev.howl.model.ReadOptions;
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
        return read(document, ReadOptions.DEFAULT);
    }

    /**
     * Reads, links and checks a document that may refer to files outside its folder and to web addresses.
     *
     * @param document as in {@link #read(Path)}
     * @param root as in {@link ReadOptions}
     * @param catalog as in {@link ReadOptions}
     * @throws InvalidContractException with every problem found, if at least one is an error
     */
    public static Contract read(Path document, @Nullable Path root, @Nullable Path catalog)
            throws InvalidContractException {
        return read(document, ReadOptions.of(root, catalog));
    }

    /**
     * Reads, links and checks a document.
     *
     * @param document as in {@link #read(Path)}
     * @throws InvalidContractException with every problem found, if at least one is an error
     */
    public static Contract read(Path document, ReadOptions options) throws InvalidContractException {
        return link(document, options).contract();
    }

    /**
     * Reads, links and checks a document, for callers that also need the objects behind the contract.
     *
     * @param document as in {@link #read(Path)}
     * @throws InvalidContractException with every problem found, if at least one is an error
     */
    public static LinkedDocument link(Path document, ReadOptions options) throws InvalidContractException {
        Diagnostics diagnostics = new Diagnostics();
        Documents documents = new Documents(document, options.root(), options.catalog(), diagnostics);
        LinkedDocument linked = linked(documents, document, options, diagnostics, null);
        if (linked == null || diagnostics.hasErrors()) {
            throw invalid(document, linked == null ? null : linked.contract(), documents, diagnostics);
        }
        return linked;
    }

    /**
     * Reads what is sound of a document, as {@link #read(Path, ReadOptions)} does: channels, messages and operations
     * that need what a finding stops are left out. A message outside of the channel of its operation is part of it.
     *
     * @param most the least that a finding must stop for this
     * @return the rest, whose findings stop nothing
     * @throws InvalidContractException with every problem found, if no channel is left of a document with such findings
     */
    public static Contract readLeniently(Path document, ReadOptions options, Stops most)
            throws InvalidContractException {
        Diagnostics diagnostics = new Diagnostics();
        Documents documents = new Documents(document, options.root(), options.catalog(), diagnostics);
        LinkedDocument linked = linked(documents, document, options, diagnostics, most);
        Contract contract = linked == null ? null : linked.contract();
        boolean isPartial = diagnostics.inOrder(document.toString()).stream().anyMatch(most::isReachedBy);
        if (contract == null
                || diagnostics.isFull()
                || (isPartial && contract.channels().isEmpty())) {
            throw invalid(document, contract, documents, diagnostics);
        }
        return contract;
    }

    private static InvalidContractException invalid(
            Path document, @Nullable Contract contract, Documents documents, Diagnostics diagnostics) {
        return new InvalidContractException(
                diagnostics.inOrder(document.toString()),
                contract == null ? null : contract.viewpoint(),
                documents.tried());
    }

    private static @Nullable LinkedDocument linked(
            Documents documents, Path file, ReadOptions options, Diagnostics diagnostics, @Nullable Stops most) {
        try {
            return read(documents, file, options, diagnostics, most);
        } catch (StackOverflowError e) {
            diagnostics.error(new Location(file.toString(), 1, 1), "references are nested too deeply");
            return null;
        }
    }

    private static @Nullable LinkedDocument read(
            Documents documents, Path file, ReadOptions options, Diagnostics diagnostics, @Nullable Stops most) {
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
        if (version == null || !ServerOption.isKnown(options.server(), document, diagnostics)) {
            return null;
        }
        References references = new References(documents, diagnostics.under(version.section("Reference Object")));
        ContractChecks checks = new ContractChecks(version, references, diagnostics);
        Set<Node> broken = checks.structure(document);
        LinkedContract linked = Linker.link(document, version, file, references, options, diagnostics);
        checks.meaning(linked, broken);
        Leniency leniency = new Leniency(version, references, diagnostics, file.toString());
        LinkedContract read = most == null ? linked : leniency.apply(linked, broken, most);
        String whole = documents.files().size() == 1
                ? documents.firstText()
                : references.bundled(document).toPrettyString() + "\n";
        List<Diagnostic> found = diagnostics.inOrder(file.toString());
        Contract contract = finished(
                read.contract(),
                whole,
                documents,
                most == null ? found : found.stream().map(Diagnostic::tolerated).toList());
        return new LinkedDocument(contract, document, references, read.origins(), read.schemas());
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
                contract.reusable(),
                contract.annotations(),
                found,
                contract.viewpoint(),
                contract.source(),
                documents.tried(),
                whole);
    }
}
