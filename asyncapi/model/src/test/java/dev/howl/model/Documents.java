package dev.howl.model;

import dev.howl.model.diagnostic.Diagnostic;
import dev.howl.model.reader.ContractReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Small documents in a folder of their own. */
final class Documents {
    /** The first two lines of most of them. */
    static final String HEAD = """
            asyncapi: 3.0.0
            info: {title: Chat, version: 1.0.0}
            """;

    /** Findings about most of them, which are fragments; {@link SocketsTest} covers them. */
    private static final List<String> OF_FRAGMENTS = List.of("has no operation, so", "the document has no channels");

    private final Path folder;

    Documents(Path folder) {
        this.folder = folder;
    }

    Documents with(String name, String text) {
        return with(name, text.getBytes(StandardCharsets.UTF_8));
    }

    Documents with(String name, byte[] bytes) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a document that is sound. */
    Contract contract(String name) {
        return contract(name, null);
    }

    /** Reads a document that is sound and may refer to files of a root folder. */
    Contract contract(String name, @Nullable Path root) {
        try {
            return ContractReader.read(folder.resolve(name), root, null);
        } catch (InvalidContractException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    /** Returns the findings of a document, warnings too, with paths relative to the folder. */
    List<String> diagnostics(String name) {
        return diagnostics(name, null);
    }

    List<String> diagnostics(String name, @Nullable Path root) {
        try {
            return shown(ContractReader.read(folder.resolve(name), root, null).diagnostics());
        } catch (InvalidContractException e) {
            return shown(e.diagnostics());
        }
    }

    /** Returns the findings of a document whose web addresses a catalog lists. */
    List<String> diagnosticsWithCatalog(String name, String catalog) {
        try {
            return shown(ContractReader.read(folder.resolve(name), null, folder.resolve(catalog))
                    .diagnostics());
        } catch (InvalidContractException e) {
            return shown(e.diagnostics());
        }
    }

    /** Without {@link #OF_FRAGMENTS}, and without the section of the specification, which {@link SectionTest} covers. */
    private List<String> shown(List<Diagnostic> diagnostics) {
        return diagnostics.stream()
                .filter(diagnostic -> OF_FRAGMENTS.stream().noneMatch(diagnostic.message()::contains))
                .map(diagnostic -> new Diagnostic(
                        diagnostic.location(), diagnostic.severity(), diagnostic.stops(), diagnostic.message(), null))
                .map(diagnostic -> diagnostic.toString().replace(folder + "/", ""))
                .toList();
    }

    /** The section of the specification that each error of a document violates. */
    static List<@Nullable String> sections(Path folder, String text) {
        Path file = new Documents(folder).with("sections.yaml", text).folder.resolve("sections.yaml");
        List<Diagnostic> found;
        try {
            found = ContractReader.read(file).diagnostics();
        } catch (InvalidContractException e) {
            found = e.diagnostics();
        }
        List<@Nullable String> sections = new ArrayList<>();
        found.stream().filter(Diagnostic::isError).forEach(error -> sections.add(error.section()));
        return sections;
    }

    /** Reads one document that is sound, after the usual two lines. */
    static Contract contract(Path folder, String text) {
        return new Documents(folder).with("in/chat.yaml", HEAD + text).contract("in/chat.yaml");
    }

    /** Returns the findings of one document, after the usual two lines. */
    static List<String> diagnostics(Path folder, String text) {
        return new Documents(folder)
                .with("in/chat.yaml", HEAD + text).diagnostics("in/chat.yaml").stream()
                        .map(line -> line.replace("in/chat.yaml:", ""))
                        .toList();
    }

    /** Reads one document that is sound, after the usual two lines. */
    static Contract contract(Path folder, String text, ReadOptions options) {
        new Documents(folder).with("in/chat.yaml", HEAD + text);
        try {
            return ContractReader.read(folder.resolve("in/chat.yaml"), options);
        } catch (InvalidContractException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    /** Returns the findings of one document that is read in a way, after the usual two lines. */
    static List<String> diagnostics(Path folder, String text, ReadOptions options) {
        Documents documents = new Documents(folder).with("in/chat.yaml", HEAD + text);
        List<Diagnostic> found;
        try {
            found = ContractReader.read(folder.resolve("in/chat.yaml"), options).diagnostics();
        } catch (InvalidContractException e) {
            found = e.diagnostics();
        }
        return documents.shown(found).stream()
                .map(line -> line.replace("in/chat.yaml:", ""))
                .toList();
    }
}
