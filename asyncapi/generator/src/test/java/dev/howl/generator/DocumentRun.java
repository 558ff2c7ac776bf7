package dev.howl.generator;

import dev.howl.generator.DocumentResult.Progress;
import dev.howl.generator.DocumentResult.Verdict;
import dev.howl.model.Contract;
import dev.howl.model.InvalidContractException;
import dev.howl.model.ReadOptions;
import dev.howl.model.diagnostic.Diagnostic;
import dev.howl.model.diagnostic.Diagnostic.Severity;
import dev.howl.model.reader.ContractReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** One document on its way through validation, all targets, the compiler of the running JDK, its examples and a socket. */
final class DocumentRun {
    private static final String PACKAGE = "corpus";

    private final Path document;
    private final Path root;
    private final Path temp;
    private final Map<Target, Progress> targets = new EnumMap<>(Target.class);
    private final List<String> problems = new ArrayList<>();
    private Verdict verdict = Verdict.VALID;
    private int warnings;
    private int files;
    private ExampleRoundTrips.Counts examples = ExampleRoundTrips.Counts.NONE;
    private SocketRun.Counts messages = SocketRun.Counts.NONE;
    private SocketRun.Counts mocked = SocketRun.Counts.NONE;

    private DocumentRun(Path document, Path root, Path temp) {
        this.document = document;
        this.root = root;
        this.temp = temp;
    }

    /** @param root folder to whose files the document may refer */
    static DocumentResult of(Path document, Path root, Path temp) {
        DocumentRun run = new DocumentRun(document, root, temp);
        run.all();
        return new DocumentResult(
                document,
                run.verdict,
                run.targets,
                run.warnings,
                run.files,
                run.examples,
                run.messages,
                run.mocked,
                List.copyOf(run.problems));
    }

    private void all() {
        try {
            Contract contract = ContractReader.read(document, reading());
            validated(contract.diagnostics());
            for (Target target : Target.values()) {
                target(target);
            }
            if (targets.get(Target.SERVER) == Progress.COMPILED) {
                examples(contract);
            }
            if (targets.get(Target.SERVER) == Progress.COMPILED && targets.get(Target.CLIENT) == Progress.COMPILED) {
                run(contract);
            }
        } catch (InvalidContractException e) {
            validated(e.diagnostics());
        } catch (RuntimeException | StackOverflowError e) {
            problems.add("fault while reading: " + e);
            targets.put(Target.TYPES, Progress.FAILED);
        }
    }

    private void validated(List<Diagnostic> diagnostics) {
        warnings = (int) diagnostics.stream().filter(found -> !found.isError()).count();
        diagnostics.stream()
                .filter(Diagnostic::isError)
                .map(Diagnostic::toString)
                .forEach(problems::add);
        verdict = problems.isEmpty() ? Verdict.VALID : Verdict.INVALID;
    }

    private void target(Target target) {
        try {
            generate(target);
            targets.put(target, Progress.WRITTEN);
            if (target != Target.DOCS) {
                Compiled.of(classes(target), sources(target));
                targets.put(target, Progress.COMPILED);
            }
        } catch (InvalidContractException e) {
            targets.put(target, Progress.REFUSED);
            problems.add("target " + target + " is refused: " + e.getMessage());
        } catch (Exception | AssertionError | StackOverflowError e) {
            targets.put(target, Progress.FAILED);
            problems.add("target " + target + " fails: " + e);
        }
    }

    private void generate(Target target) throws Exception {
        GenerateResult result = Generator.generate(new GenerateRequest(
                document,
                reading(),
                target,
                PACKAGE,
                sources(target),
                resources(target),
                Severity.ERROR,
                false,
                false));
        files = Math.max(files, result.files());
        warnings = Math.max(warnings, (int)
                result.diagnostics().stream().filter(found -> !found.isError()).count());
    }

    private void examples(Contract contract) {
        try {
            examples = new ExampleRoundTrips(contract, classes(Target.SERVER), PACKAGE).run();
        } catch (Exception | LinkageError e) {
            examples = new ExampleRoundTrips.Counts(0, 0, 0, "the server does not start: " + e);
        }
        if (examples.problem() != null) {
            problems.add(examples.problem());
        }
    }

    private void run(Contract contract) {
        messages = SocketRun.of(
                contract,
                PACKAGE,
                List.of(classes(Target.SERVER), resources(Target.SERVER)),
                classes(Target.CLIENT),
                temp.resolve("data"));
        mocked = MockRun.of(contract, PACKAGE, classes(Target.CLIENT));
        problems.addAll(messages.untried());
        Stream.of(messages, mocked)
                .map(SocketRun.Counts::problem)
                .filter(Objects::nonNull)
                .forEach(problems::add);
    }

    /** All documents as WebSockets, so that those of other protocols are tried as servers and clients, too. */
    private ReadOptions reading() {
        return new ReadOptions(root, null, null, null, true);
    }

    private Path resources(Target target) {
        return temp.resolve("resources-" + target);
    }

    private Path sources(Target target) {
        return temp.resolve("sources-" + target);
    }

    private Path classes(Target target) {
        return temp.resolve("classes-" + target);
    }
}
