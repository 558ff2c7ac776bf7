package dev.howl.maven;

import dev.howl.model.diagnostic.Diagnostic;
import java.util.List;
import org.apache.maven.plugin.logging.Log;

/** Output of a document's diagnostics to the build log, errors and warnings at their level. */
final class DiagnosticLog {
    private DiagnosticLog() {}

    static void write(List<Diagnostic> diagnostics, Log log) {
        for (Diagnostic diagnostic : diagnostics) {
            if (diagnostic.isError()) {
                log.error(diagnostic.toString());
            } else {
                log.warn(diagnostic.toString());
            }
        }
    }
}
