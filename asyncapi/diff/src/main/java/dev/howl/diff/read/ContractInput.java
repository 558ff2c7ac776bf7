package dev.howl.diff.read;

import dev.howl.diff.ComparedDocument;
import dev.howl.diff.read.ContractLocator.OfFile;
import dev.howl.diff.read.ContractLocator.OfRevision;
import dev.howl.model.InvalidContractException;
import dev.howl.model.ReadOptions;
import dev.howl.model.diagnostic.Diagnostic;
import dev.howl.model.diagnostic.Location;
import dev.howl.model.reader.ContractReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The reader of documents to compare. Nothing in a repository is changed, and nothing is checked out. */
public final class ContractInput {
    private final Path folder;
    private final ReadOptions options;

    /**
     * Creates a reader.
     *
     * @param folder the folder that relative paths start from
     * @param options how documents are read; catalog and root are those of the working tree, for revisions too
     */
    public ContractInput(Path folder, ReadOptions options) {
        this.folder = folder;
        this.options = options;
    }

    /**
     * Reads a document. Blocks for the time that files, and Git if it is a revision, take.
     *
     * @param text a file, or {@code REV:path}: the path starts at the root of the repository, or at the folder if it
     *     begins with {@code ./} or {@code ../} or if the root does not have it
     * @param other the other document of the comparison, in whose folder the repository is looked for if the current
     *     folder has none; {@code null} if there is none
     * @throws UnreadableContractException if there is no such file or revision
     * @throws InvalidContractException with every problem found, if at least one is an error
     */
    public ComparedDocument read(String text, @Nullable String other)
            throws UnreadableContractException, InvalidContractException {
        ContractLocator locator = ContractLocator.of(text, folder);
        if (locator instanceof OfFile file) {
            if (!Files.isRegularFile(file.file())) {
                throw new UnreadableContractException("there is no file '" + text + "'");
            }
            return new ComparedDocument(text, ContractReader.link(file.file(), options));
        }
        OfRevision revision = (OfRevision) locator;
        try (GitFiles git = GitFiles.open(repositoryFolder(other), revision)) {
            return read(git, text, revision);
        } catch (IOException | UncheckedIOException e) {
            throw new UnreadableContractException("cannot read '" + text + "': " + e.getMessage(), e);
        }
    }

    private ComparedDocument read(GitFiles git, String text, OfRevision revision)
            throws IOException, UnreadableContractException, InvalidContractException {
        try (ReferencedFiles files = new ReferencedFiles(git)) {
            Path document = files.copy();
            ReadOptions own = new ReadOptions(
                    files.root(), options.catalog(), options.view(), options.server(), options.socketAnyway());
            UnaryOperator<String> names = name -> shown(name, files.root(), revision.revision());
            try {
                return new ComparedDocument(text, ContractReader.link(document, own), names);
            } catch (InvalidContractException e) {
                throw new InvalidContractException(renamed(e.diagnostics(), names), e.viewpoint(), List.of());
            }
        }
    }

    private static List<Diagnostic> renamed(List<Diagnostic> found, UnaryOperator<String> names) {
        return found.stream()
                .map(diagnostic -> new Diagnostic(
                        new Location(
                                names.apply(diagnostic.location().file()),
                                diagnostic.location().line(),
                                diagnostic.location().column()),
                        diagnostic.severity(),
                        diagnostic.stops(),
                        names.apply(diagnostic.message()),
                        diagnostic.section()))
                .toList();
    }

    private static String shown(String name, Path root, String revision) {
        String prefix = root + root.getFileSystem().getSeparator();
        return name.replace(prefix, revision + ":");
    }

    private Path repositoryFolder(@Nullable String other) {
        Path here = folder.toAbsolutePath();
        if (GitFiles.isRepository(here) || other == null) {
            return here;
        }
        try {
            if (ContractLocator.of(other, folder) instanceof OfFile file) {
                Path parent = file.file().toAbsolutePath().normalize().getParent();
                return parent != null && Files.isDirectory(parent) ? parent : here;
            }
        } catch (UnreadableContractException e) {
            // It is reported when the other document is read.
        }
        return here;
    }
}
