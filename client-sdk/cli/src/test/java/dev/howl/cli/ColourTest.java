package dev.howl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Colours of diagnostics: on terminals only, and never from the document. */
class ColourTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void theSeverityIsColouredOnATerminal() throws Exception {
        assertThat(errors(Ansi.ON)).containsPattern("\\.yaml:1:1: \\e\\[31m\\e\\[1merror:\\e\\[0m ");
    }

    @Test
    void thereAreNoEscapesElsewhere() throws Exception {
        assertThat(errors(Ansi.OFF)).contains(".yaml:1:1: error: ").doesNotContain("\u001b");
    }

    private String errors(Ansi ansi) throws Exception {
        Path document = Files.writeString(folder.resolve("markup.yaml"), "'@|red x|@': 1\n");
        StringWriter errors = new StringWriter();
        CommandLine howl = Howl.commandLine()
                .setColorScheme(CommandLine.Help.defaultColorScheme(ansi))
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(errors, true));
        howl.execute("validate", document.toString());
        return errors.toString();
    }
}
