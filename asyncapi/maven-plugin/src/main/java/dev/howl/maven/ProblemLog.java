package dev.howl.maven;

import dev.howl.model.diagnostic.Problem;
import java.util.List;
import org.apache.maven.plugin.logging.Log;

/** Problems of a document in the log of a build, each at its level. */
final class ProblemLog {
    private ProblemLog() {}

    static void write(List<Problem> problems, Log log) {
        for (Problem problem : problems) {
            if (problem.isError()) {
                log.error(problem.toString());
            } else {
                log.warn(problem.toString());
            }
        }
    }
}
