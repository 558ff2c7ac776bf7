package dev.howl.cli;

import dev.howl.model.Viewpoint;
import dev.howl.model.diagnostic.Diagnostic;
import dev.howl.model.diagnostic.Diagnostic.Severity;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The output of a command about a document: lines for people, or one JSON object for programs. */
final class DocumentReport {
    @Option(
            names = "--json",
            description = "Print one JSON object: document, view, valid, and the diagnostics with file, line, column,"
                    + " severity, message and section.")
    private boolean json;

    /**
     * The result of a command.
     *
     * @param viewpoint the view that the document was read in; {@code null} if it could not be linked
     * @param sentence a summary for people; empty if the diagnostics say all
     * @param more the members of the JSON object that only this command has
     */
    record Result(@Nullable Viewpoint viewpoint, List<Diagnostic> diagnostics, String sentence, ObjectNode more) {
        Result(@Nullable Viewpoint viewpoint, List<Diagnostic> diagnostics, String sentence) {
            this(viewpoint, diagnostics, sentence, JsonNodeFactory.instance.objectNode());
        }
    }

    /** Prints the result; for people, diagnostics go to standard error. */
    void print(DocumentOptions document, Result result, @Nullable CommandSpec command) {
        if (json) {
            // Not by a mapper of its own, which would be made at each start.
            Output.of(command).println(node(document, result).toPrettyString());
            return;
        }
        document.print(result.viewpoint, command);
        PrintWriter errors = Output.errorsOf(command);
        Ansi ansi = Output.spec(command).commandLine().getColorScheme().ansi();
        result.diagnostics.forEach(found -> errors.println(line(found, ansi)));
        if (!result.sentence.isEmpty()) {
            Output.of(command).println(result.sentence);
        }
    }

    private static ObjectNode node(DocumentOptions document, Result result) {
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        report.put("document", document.document().toString());
        if (result.viewpoint != null) {
            report.put("view", result.viewpoint.view().toString());
        }
        report.put("valid", !Severity.ERROR.isReachedBy(result.diagnostics));
        report.setAll(result.more);
        ArrayNode list = report.putArray("diagnostics");
        result.diagnostics.forEach(found -> list.add(node(found)));
        return report;
    }

    private static ObjectNode node(Diagnostic found) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("severity", found.isError() ? "error" : "warning");
        node.put("file", found.location().file());
        node.put("line", found.location().line());
        node.put("column", found.location().column());
        node.put("message", found.message());
        if (found.section() != null) {
            node.put("section", found.section());
        }
        return node;
    }

    private static String line(Diagnostic found, Ansi ansi) {
        String line = found.toString();
        if (!ansi.enabled()) {
            return line;
        }
        String severity = found.isError() ? "error:" : "warning:";
        String colour = found.isError() ? Style.on(Style.fg_red, Style.bold) : Style.on(Style.fg_yellow);
        String start = found.location() + ": ";
        return start + colour + severity + Style.off(Style.reset) + line.substring(start.length() + severity.length());
    }
}
