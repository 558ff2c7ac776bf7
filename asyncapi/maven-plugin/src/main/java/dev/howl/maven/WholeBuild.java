package dev.howl.maven;

import java.io.File;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/** The check that a Maven session builds all modules and runs all their tests, so that what no test did is a fact. */
final class WholeBuild {
    /** User properties with which no test runs. */
    private static final List<String> SKIPS = List.of("maven.test.skip", "maven.test.skip.exec", "skipTests");

    /** User properties of Surefire and Failsafe that leave out tests. */
    private static final List<String> LIMITS = List.of(
            "test",
            "it.test",
            "groups",
            "excludedGroups",
            "skipITs",
            "surefire.includes",
            "surefire.excludes",
            "surefire.includesFile",
            "surefire.excludesFile",
            "surefire.skipAfterFailureCount");

    private WholeBuild() {}

    /** Returns whether no tests run in a session, so that there is nothing to report. */
    static boolean skipsTests(MavenSession session) {
        return set(session.getUserProperties(), SKIPS).isPresent();
    }

    /** Returns the reason why not all tests of the build run in a session, empty if they do. */
    static Optional<String> partialBecause(MavenSession session, MavenProject project) {
        Optional<String> limit = set(session.getUserProperties(), LIMITS);
        if (limit.isPresent()) {
            return limit.map(name -> "-D" + name + " leaves out tests");
        }
        int built = session.getProjects().size();
        int all = session.getAllProjects() == null
                ? built
                : session.getAllProjects().size();
        if (built < all) {
            return Optional.of(built + " of " + all + " modules are built");
        }
        return missingParent(session, project)
                .map(parent -> "the build of " + parent + " has more modules than the one that runs");
    }

    private static Optional<String> set(Properties user, List<String> names) {
        return names.stream()
                .filter(name -> {
                    String value = user.getProperty(name, "false");
                    return !value.isEmpty() && !value.equals("false");
                })
                .findFirst();
    }

    /** Returns the folder of a parent project that is beside the module but not in the session. */
    private static Optional<File> missingParent(MavenSession session, MavenProject project) {
        List<File> built =
                session.getProjects().stream().map(MavenProject::getBasedir).toList();
        // A parent from a repository has no folder.
        return Stream.iterate(project.getParent(), parent -> parent != null, MavenProject::getParent)
                .map(MavenProject::getBasedir)
                .filter(folder -> folder != null && !built.contains(folder))
                .findFirst();
    }
}
