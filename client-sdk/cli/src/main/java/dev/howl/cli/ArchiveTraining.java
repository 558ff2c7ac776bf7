package dev.howl.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * A program that runs the common commands on a small document, so that the JVM loads their classes. The launcher script
 * runs it once and has the JVM write these classes to an archive.
 */
public final class ArchiveTraining {
    private ArchiveTraining() {}

    /** Runs the commands. The exit code is not 0 if one fails. */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory("howl");
        int exitCode;
        try {
            exitCode = train(folder);
        } finally {
            delete(folder);
        }
        System.exit(exitCode);
    }

    /** Returns the first exit code that is not 0. */
    static int train(Path folder) throws IOException {
        Path document = folder.resolve("training.yaml");
        try (InputStream sample = ArchiveTraining.class.getResourceAsStream("training.yaml")) {
            Files.copy(Objects.requireNonNull(sample), document);
        }
        return commands(document.toString(), folder.resolve("out").toString()).stream()
                .mapToInt(ArchiveTraining::run)
                .filter(exitCode -> exitCode != ExitCodes.FINE)
                .findFirst()
                .orElse(ExitCodes.FINE);
    }

    private static List<String[]> commands(String document, String output) {
        return List.of(
                words("validate", document),
                words("explain", document, "#/operations/say"),
                words("diff", document, document),
                words("generate", document, "--target", "server", "--output", output + "/server"),
                words("generate", document, "--target", "client", "--output", output + "/client"),
                words("generate", document, "--target", "docs", "--output", output + "/docs"),
                words("help", "validate"));
    }

    private static String[] words(String... words) {
        return words;
    }

    private static int run(String... words) {
        CommandLine command = Howl.commandLine(words);
        return command.setOut(new PrintWriter(Writer.nullWriter()))
                .setErr(new PrintWriter(Writer.nullWriter()))
                .execute(words);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(file);
            }
        }
    }
}
