package dev.howl.generator;

import dev.howl.generator.DocumentResult.Stage;
import dev.howl.model.Contract;
import dev.howl.model.InvalidContractException;
import dev.howl.model.diagnostic.Diagnostic.Severity;
import dev.howl.model.reader.ContractReader;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One document on its way through the stages. */
final class DocumentRun {
    private static final String PACKAGE = "corpus";

    private final Path document;
    private final Path root;
    private final Path temp;
    private Stage stage = Stage.INVALID;
    private int warnings;
    private int files;
    private ExampleRoundTrips.Counts examples = ExampleRoundTrips.Counts.NONE;
    private @Nullable String problem;

    private DocumentRun(Path document, Path root, Path temp) {
        this.document = document;
        this.root = root;
        this.temp = temp;
    }

    static DocumentRun of(Path document, Path root, Path temp) {
        DocumentRun run = new DocumentRun(document, root, temp);
        try {
            run.stages();
        } catch (InvalidContractException e) {
            run.problem = String.valueOf(e.getMessage());
        } catch (Exception | AssertionError | StackOverflowError e) {
            run.problem = e.getClass().getSimpleName() + ": " + e.getMessage();
        }
        return run;
    }

    DocumentResult result() {
        return new DocumentResult(
                document, stage, warnings, files, examples.passed(), examples.all(), examples.dropped(), problem);
    }

    private void stages() throws Exception {
        Contract contract = ContractReader.read(document, root, null);
        warnings = contract.diagnostics().size();
        stage = Stage.VALID;
        generate(Target.DOCS);
        generate(Target.TYPES);
        Compiled.of(temp.resolve("type-classes"), sources(Target.TYPES));
        stage = Stage.TYPES;
        generate(Target.SERVER);
        generate(Target.CLIENT);
        // One after the other: both have the types.
        Compiled.of(temp.resolve("client-classes"), sources(Target.CLIENT));
        Compiled server = Compiled.of(temp.resolve("server-classes"), sources(Target.SERVER));
        stage = Stage.SERVER_AND_CLIENT;
        examples = new ExampleRoundTrips(contract, server.classes(), PACKAGE).run();
        if (examples.problem() == null) {
            stage = Stage.ROUND_TRIPPED;
        } else {
            problem = examples.problem();
        }
    }

    private void generate(Target target) throws IOException, InvalidContractException {
        GenerateRequest request = new GenerateRequest(
                document,
                root,
                null,
                target,
                PACKAGE,
                sources(target),
                temp.resolve("resources-" + target),
                Severity.ERROR,
                false);
        GenerateResult result = Generator.generate(request);
        files = Math.max(files, result.files());
        warnings = result.diagnostics().size();
    }

    private Path sources(Target target) {
        return temp.resolve("sources-" + target);
    }
}
