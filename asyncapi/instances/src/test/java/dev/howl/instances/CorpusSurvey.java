package dev.howl.instances;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.model.InvalidContractException;
import dev.howl.model.ReadOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A run over folders of foreign documents, which are not part of the project. Not a test of the build: the system
 * property {@code howl.corpus} names the folders, divided by commas.
 */
class CorpusSurvey {
    private static final int SEEDS = 50;

    @Test
    void printsTheMessagesWithoutFrames() throws IOException {
        String folders = System.getProperty("howl.corpus", "");
        assertThat(folders).as("folders in -Dhowl.corpus").isNotEmpty();
        boolean anyway = Boolean.getBoolean("howl.corpus.anyway");
        for (String folder : folders.split(",", -1)) {
            ReadOptions options = new ReadOptions(Path.of(folder), null, null, null, anyway);
            for (Path document : documents(Path.of(folder))) {
                print(document, options);
            }
        }
    }

    private static void print(Path document, ReadOptions options) {
        try {
            long start = System.nanoTime();
            DocumentSurvey survey = DocumentSurvey.of(document, SEEDS, options);
            long millis = (System.nanoTime() - start) / 1_000_000;
            System.out.printf(
                    "%s: %d messages, %d frames, %d constraints, %d mutants (%d routing), %d ms%n",
                    document,
                    survey.messages,
                    survey.frames,
                    survey.constraints,
                    survey.mutants,
                    survey.routing,
                    millis);
            for (List<String> lines : List.of(survey.missing, survey.survivors, survey.elsewhere, survey.unmutated)) {
                lines.stream().limit(8).forEach(line -> System.out.println("    " + line));
                System.out.println("    -- " + lines.size());
            }
        } catch (InvalidContractException | IllegalStateException e) {
            System.out.println(document + ": " + e.getMessage());
        }
    }

    private static List<Path> documents(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.(ya?ml|json)"))
                    .sorted()
                    .toList();
        }
    }
}
