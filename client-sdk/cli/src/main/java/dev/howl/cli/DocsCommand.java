package dev.howl.cli;

import dev.howl.cli.docs.DocsSite;
import dev.howl.diff.read.UnreadableContractException;
import dev.howl.generator.DocsOptions;
import dev.howl.generator.GenerateRequest;
import dev.howl.generator.GenerateResult;
import dev.howl.generator.Generator;
import dev.howl.generator.ReleaseHistory;
import dev.howl.generator.Target;
import dev.howl.model.Contract;
import dev.howl.model.InvalidContractException;
import dev.howl.model.diagnostic.Diagnostic;
import dev.howl.model.diagnostic.Diagnostic.Severity;
import dev.howl.model.reader.ContractReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code howl docs}, which writes a site of HTML pages for each document. */
@Command(
        name = "docs",
        mixinStandardHelpOptions = true,
        description =
                "Writes the reference of AsyncAPI documents as static HTML pages, which open from a disk and are read"
                        + " without JavaScript, and a playground. Rewrites only files that changed.",
        footer = {
            "",
            "The pages of one document are in DIR itself, those of several in DIR/<name of the file>.",
            "",
            "Examples:",
            "  howl docs chat.yaml --output site",
            "  howl docs chat.yaml alerts.yaml --output site",
            "  howl docs chat.yaml --since chat-1.0.yaml --since chat-1.1.yaml --output site",
            "  howl docs chat.yaml --released released --output site",
            "  howl docs chat.yaml --guides docs --output site",
            "  howl docs chat.yaml --serve",
            "  howl docs chat.yaml --serve --port 0 --url ws://localhost:9000"
        })
final class DocsCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec command;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "The documents, YAML or JSON.")
    private List<Path> documents = List.of();

    @Mixin
    private ReadingOptions reading = new ReadingOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "The folder for the pages. Required without --serve.")
    private @Nullable Path given;

    @Mixin
    private ServeOptions serving = new ServeOptions();

    private Path output = Path.of("");
    /** The files of each document: itself, and those that its references led to, readable or not. */
    private final Map<Path, List<Path>> sources = new HashMap<>();
    /** Times of those files when the pages were last written, in milliseconds. */
    private Map<Path, Long> written = Map.of();

    @ArgGroup(exclusive = true)
    private Versions versions = new Versions();

    /** The versions that the page of changes is about. */
    static final class Versions {
        @Option(
                names = "--since",
                paramLabel = "OLD",
                description =
                        "A released version, a file or REV:path as in howl diff; adds the page changes.html. Several"
                                + " are given from the oldest to the newest.")
        private List<String> since = List.of();

        @Option(
                names = "--released",
                paramLabel = "DIR",
                description =
                        "A folder with a folder for each released version, DIR/<version>/<name of the file>; adds the"
                                + " page changes.html.")
        private @Nullable Path released;

        List<String> of(Path document) throws IOException {
            return released == null ? since : ReleaseHistory.in(released, document);
        }
    }

    @Option(
            names = "--guides",
            paramLabel = "DIR",
            description =
                    "A folder of Markdown files; each becomes a page beside the reference. README.md lists them, home.md"
                            + " opens the first page.")
    private @Nullable Path guides;

    @Option(
            names = "--guides-url",
            paramLabel = "URL",
            description = "The address of that folder in a repository, for links to files that are no guides.")
    private String guidesUrl = "";

    @Option(names = "--lenient", description = "Describe what is sound of an invalid document.")
    private boolean lenient;

    @Override
    public Integer call() throws IOException {
        serving.check(given != null, documents.size());
        if (given != null) {
            output = given;
            return run(() -> {});
        }
        SiteFolder folder = SiteFolder.create("howl-docs");
        output = folder.path();
        try (folder) {
            // A signal ends the command without coming back here.
            return run(folder::close);
        }
    }

    private int run(Runnable end) throws IOException {
        boolean isFine = write();
        Output.of(command).flush();
        if (!isFine || !serving.isOn()) {
            return isFine ? ExitCodes.FINE : ExitCodes.NO;
        }
        try {
            Contract contract =
                    serving.url() == null ? null : ContractReader.read(documents.get(0), reading.reading(command));
            DocsSite site = new DocsSite(output, this::refresh);
            List<String> places = folders().stream()
                    .map(folder -> output.relativize(folder).toString())
                    .map(name -> name.isEmpty() ? "" : name + "/")
                    .toList();
            return new DocsServing(Output.spec(command).commandLine(), serving, site, places, end).run(contract);
        } catch (InvalidContractException e) {
            print(e.diagnostics());
            return ExitCodes.NO;
        }
    }

    private boolean write() throws IOException {
        Map<Path, Long> before = times();
        boolean isFine = true;
        List<Path> folders = folders();
        for (int i = 0; i < documents.size(); i++) {
            isFine &= write(documents.get(i), folders.get(i));
        }
        // The time before, so that a change in the meantime is noticed.
        Map<Path, Long> after = times();
        after.replaceAll((file, time) -> before.getOrDefault(file, time));
        written = after;
        return isFine;
    }

    /** Writes the pages again if a file has changed; after a failure the pages stay as they are. */
    private void refresh() {
        if (!times().equals(written)) {
            try {
                write();
            } catch (IOException e) {
                Output.errorsOf(command).println("howl: the pages cannot be written again: " + e.getMessage());
            }
            Output.of(command).flush();
        }
    }

    private Map<Path, Long> times() {
        Map<Path, Long> times = new HashMap<>();
        for (Path document : documents) {
            sources.getOrDefault(document, List.of(document))
                    .forEach(file -> times.put(file, file.toFile().lastModified()));
        }
        return times;
    }

    /** @throws ParameterException if two documents would have one folder */
    private List<Path> folders() {
        if (documents.size() > 1 && !versions.since.isEmpty()) {
            throw new ParameterException(
                    Output.spec(command).commandLine(),
                    "--since names versions of one document, and there are " + documents.size()
                            + "; run the command for each, or use --released");
        }
        Path released = versions.released;
        if (released != null && !Files.isDirectory(released)) {
            throw new ParameterException(
                    Output.spec(command).commandLine(),
                    "--released: there is no folder '" + released + "'; it has a folder for each released version");
        }
        if (documents.size() == 1) {
            return List.of(output);
        }
        List<Path> folders = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Path document : documents) {
            String name = String.valueOf(document.getFileName()).replaceFirst("\\.(?:ya?ml|json)$", "");
            if (!names.add(name.toLowerCase(Locale.ROOT))) {
                throw new ParameterException(
                        Output.spec(command).commandLine(),
                        "two documents are called '" + name + "', and would have one folder in " + output
                                + "; run the command for each, with an --output of its own");
            }
            folders.add(output.resolve(name));
        }
        return folders;
    }

    private boolean write(Path document, Path folder) throws IOException {
        try {
            DocsOptions docs = new DocsOptions(
                    ReleaseHistory.of(versions.of(document), document, reading.reading(command)), guides, guidesUrl);
            GenerateResult result = Generator.generate(request(document, folder, docs));
            sources.put(document, result.contract().files());
            print(result.diagnostics());
            Output.of(command)
                    .println(document + ": " + result.files() + " files in " + folder + ", " + result.changed()
                            + " changed");
            return true;
        } catch (InvalidContractException e) {
            sources.put(document, e.files());
            print(e.diagnostics());
            return false;
        } catch (UnreadableContractException e) {
            Output.errorsOf(command).println("howl: " + Output.line(String.valueOf(e.getMessage())));
            return false;
        }
    }

    private GenerateRequest request(Path document, Path folder, DocsOptions docs) {
        return new GenerateRequest(
                document,
                reading.reading(command),
                Target.DOCS,
                "contract",
                folder,
                folder,
                Severity.ERROR,
                lenient,
                false,
                docs);
    }

    private void print(List<Diagnostic> diagnostics) {
        diagnostics.forEach(Output.errorsOf(command)::println);
    }
}
