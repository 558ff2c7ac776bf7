package dev.howl.cli;

import dev.howl.model.ReadOptions;
import dev.howl.model.Viewpoint;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;

/** The document of a command, and how it is read. */
final class DocumentOptions {
    @Parameters(index = "0", paramLabel = "FILE", description = "The document, YAML or JSON.")
    private Path document = Path.of("");

    @Mixin
    private ReadingOptions reading = new ReadingOptions();

    Path document() {
        return document;
    }

    /** @throws picocli.CommandLine.ParameterException if there is no such view */
    ReadOptions reading(@Nullable CommandSpec command) {
        return reading.reading(command);
    }

    /** Prints the view that the document was read in; {@code null} if it could not be linked. */
    void print(@Nullable Viewpoint viewpoint, @Nullable CommandSpec command) {
        if (viewpoint != null) {
            viewpoint.lines().forEach(line -> Output.of(command).println(document + ": " + line));
        }
    }
}
