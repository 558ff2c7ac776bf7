package dev.howl.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The report of {@code make corpus DIR=…}: for each AsyncAPI document of a folder, whether it is valid, what is generated
 * of it, whether that compiles with the running JDK, whether the examples pass through validator and types unchanged, and
 * whether the generated server and the generated client exchange every message on a socket.
 * Documents may refer to all files of the folder. Fails if the generator does: invalid documents and refusals are
 * results.
 */
class CorpusReport {
    private static final String FOLDER = "howl.corpus";

    @Test
    void everyValidDocumentBecomesCode(@TempDir Path temp) throws IOException {
        Path root = Path.of(System.getProperty(FOLDER, ""));
        List<DocumentResult> results = new ArrayList<>();
        for (Path document : documents(root)) {
            DocumentResult result = DocumentRun.of(document, root, Files.createTempDirectory(temp, "document"));
            results.add(result);
            System.out.println(result.line(root));
        }
        System.out.println(DocumentResult.summary(results));
        assertThat(results).as("documents in " + root).isNotEmpty();
        assertThat(results.stream().filter(DocumentResult::isFailed).map(DocumentResult::document))
                .as(
                        "documents at which the generator breaks, valid ones without types, and their examples and messages that change")
                .isEmpty();
    }

    /** Returns the files that hold an AsyncAPI document; others are what these refer to. */
    private static List<Path> documents(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().matches(".*\\.(yaml|yml|json)"))
                    .filter(CorpusReport::isAsyncApi)
                    .sorted()
                    .toList();
        }
    }

    private static boolean isAsyncApi(Path file) {
        try {
            return Files.readString(file).lines().anyMatch(line -> line.matches("\\s*\"?'?asyncapi'?\"?\\s*:.*"));
        } catch (IOException e) {
            // Not UTF-8: the reader tells what it is.
            return true;
        }
    }
}
