package dev.howl.generator;

import dev.howl.generator.client.ClientEmitter;
import dev.howl.generator.docs.DocsContent;
import dev.howl.generator.docs.DocsEmitter;
import dev.howl.generator.docs.guide.GuideException;
import dev.howl.generator.docs.guide.GuideFiles;
import dev.howl.generator.emit.ContractEmitter;
import dev.howl.generator.emit.Sources.SourceFile;
import dev.howl.generator.emit.TypesEmitter;
import dev.howl.generator.plan.ChannelPlan;
import dev.howl.generator.server.ServerEmitter;
import dev.howl.generator.write.OutputFolder;
import dev.howl.model.Contract;
import dev.howl.model.InvalidContractException;
import dev.howl.model.diagnostic.Diagnostic;
import dev.howl.model.diagnostic.Diagnostic.Severity;
import dev.howl.model.diagnostic.Diagnostic.Stops;
import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.reader.ContractReader;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads a contract, emits the targets, writes what changed. Deterministic: the same contract gives the same
 * bytes.
 * Stateless, safe for use by several threads.
 */
public final class Generator {
    private Generator() {}

    /**
     * Generates into the request's folders.
     *
     * @throws InvalidContractException with every error found; then nothing was written. If the request is lenient,
     *     only if nothing can be generated.
     * @throws IOException where a file cannot be read or written
     */
    public static GenerateResult generate(GenerateRequest request) throws InvalidContractException, IOException {
        Contract contract = read(request);
        Output output = emit(request, contract);
        List<Diagnostic> diagnostics = Stream.concat(contract.diagnostics().stream(), output.diagnostics().stream())
                .distinct()
                .toList();
        if (request.failOn() == Severity.WARNING && Severity.WARNING.isReachedBy(diagnostics)) {
            throw new InvalidContractException(diagnostics, contract.viewpoint(), contract.files());
        }
        int changed = write(request, output);
        int files = output.sources().size() + output.resources().size();
        return new GenerateResult(contract, diagnostics, files, changed);
    }

    private static Output emit(GenerateRequest request, Contract contract)
            throws InvalidContractException, IOException {
        DocsOptions docs = request.docs();
        if (request.target() != Target.DOCS) {
            DocsContent content = new DocsContent(docs.releases(), null);
            return emit(contract, request.target(), request.packageName(), request.keepUnknown(), content);
        }
        GuideFiles guides = docs.guides() == null ? null : GuideFolder.read(docs.guides(), docs.guidesUrl());
        try {
            return docs(contract, new DocsContent(docs.releases(), guides));
        } catch (GuideException e) {
            throw new IOException("guides: " + e.getMessage(), e);
        }
    }

    private static Contract read(GenerateRequest request) throws InvalidContractException {
        if (!request.lenient()) {
            return ContractReader.read(request.contract(), request.reading());
        }
        Target target = request.target();
        Contract contract = ContractReader.readLeniently(request.contract(), request.reading(), target.obstacles());
        Contract part = target == Target.DOCS ? contract : PlannablePart.of(contract, target, request.packageName());
        if (target.needsSockets()
                && !part.channels().isEmpty()
                && part.sockets().isEmpty()) {
            throw new InvalidContractException(part.diagnostics(), part.viewpoint(), part.files());
        }
        return part;
    }

    private static int write(GenerateRequest request, Output output) throws IOException {
        if (request.sources().equals(request.resources())) {
            Map<String, String> all = new LinkedHashMap<>(output.sources());
            all.putAll(output.resources());
            return new OutputFolder(request.sources()).write(all);
        }
        int changed = new OutputFolder(request.sources()).write(output.sources());
        return output.resources().isEmpty()
                ? changed
                : changed + new OutputFolder(request.resources()).write(output.resources());
    }

    /**
     * Returns the files of a generation without writing them: content by path.
     *
     * @param sources Java sources, or pages
     * @param resources what a server needs on its class path
     * @param diagnostics warnings about what has no precise Java type
     */
    public record Output(Map<String, String> sources, Map<String, String> resources, List<Diagnostic> diagnostics) {}

    /** Emits as {@link #emit(Contract, Target, String, boolean)} does, without the members that are not listed. */
    public static Output emit(Contract contract, Target target, String packageName) throws InvalidContractException {
        return emit(contract, target, packageName, false);
    }

    /**
     * Emits without writing.
     *
     * @param keepUnknown whether records keep members that the document neither lists nor forbids
     *
     * @throws InvalidContractException where the contract holds what cannot be expressed in Java
     */
    public static Output emit(Contract contract, Target target, String packageName, boolean keepUnknown)
            throws InvalidContractException {
        return target == Target.DOCS
                ? docs(contract, DocsContent.REFERENCE)
                : emit(contract, target, packageName, keepUnknown, DocsContent.REFERENCE);
    }

    private static Output emit(
            Contract contract, Target target, String packageName, boolean keepUnknown, DocsContent content)
            throws InvalidContractException {
        Diagnostics diagnostics = new Diagnostics();
        List<ChannelPlan> plans = ChannelPlan.of(contract, packageName, keepUnknown, diagnostics);
        List<Diagnostic> found = diagnostics.inOrder(contract.source().toString());
        requirePossible(contract, target, found);
        Map<String, String> sources = new LinkedHashMap<>();
        TypesEmitter.emit(plans).forEach(file -> add(sources, file));
        List<ChannelPlan> sockets =
                plans.stream().filter(plan -> plan.channel().isSocket()).toList();
        for (ChannelPlan plan : target.needsSockets() ? sockets : List.<ChannelPlan>of()) {
            add(sources, ContractEmitter.emit(plan));
            if (target == Target.SERVER) {
                ServerEmitter.emit(plan).forEach(file -> add(sources, file));
            }
            if (target == Target.CLIENT) {
                ClientEmitter.emit(plan).forEach(file -> add(sources, file));
            }
        }
        Map<String, String> resources =
                target == Target.SERVER ? ServerResources.of(contract, sockets, content) : Map.of();
        return new Output(sources, resources, target == Target.TYPES ? precise(found) : found);
    }

    private static Output docs(Contract contract, DocsContent content) {
        return new Output(DocsEmitter.emit(contract, content), Map.of(), List.of());
    }

    /** Refuses a target that findings stop. */
    private static void requirePossible(Contract contract, Target target, List<Diagnostic> found)
            throws InvalidContractException {
        List<Diagnostic> obstacles = Stream.concat(contract.diagnostics().stream(), found.stream())
                .filter(target.obstacles()::isReachedBy)
                .map(Diagnostic::asError)
                .toList();
        if (!obstacles.isEmpty()) {
            throw new InvalidContractException(obstacles, contract.viewpoint(), contract.files());
        }
    }

    /** Returns the findings that concern types. */
    private static List<Diagnostic> precise(List<Diagnostic> findings) {
        return findings.stream()
                .filter(finding -> finding.stops() == Stops.NOTHING)
                .toList();
    }

    private static void add(Map<String, String> sources, SourceFile file) {
        String before = sources.put(file.path(), file.content());
        if (before != null) {
            throw new IllegalStateException("two classes were named " + file.path());
        }
    }
}
