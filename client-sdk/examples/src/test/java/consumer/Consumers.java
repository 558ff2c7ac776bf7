package consumer;

import dev.howl.testkit.process.JavaCommand;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The projects in the folder {@code consumer}, built by {@link OwnMaven}. */
final class Consumers {
    private static final Path FOLDER = Path.of("consumer").toAbsolutePath();
    private static final Path WORK = Path.of("target", "consumer").toAbsolutePath();
    private static final String DEPENDENCY = "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:";

    private Consumers() {}

    /** Builds all projects in one run of Maven, which also writes down their dependencies. */
    static void build() throws IOException, InterruptedException {
        new OwnMaven(WORK)
                .succeed(
                        FOLDER,
                        "-q",
                        "-Dmdep.outputFile=target/classpath.txt",
                        "-DoutputFile=target/tree.txt",
                        "clean",
                        "package",
                        DEPENDENCY + "build-classpath",
                        DEPENDENCY + "tree");
    }

    /** Returns the dependencies of a project, one a line, as {@code group:artifact:type:version:scope}. */
    static List<String> dependencies(String project) throws IOException {
        try (Stream<String> lines = Files.lines(FOLDER.resolve(project).resolve("target/tree.txt"))) {
            return lines.skip(1).map(line -> line.replaceFirst("^[^a-z]+", "")).toList();
        }
    }

    /** Returns the command that starts an executable jar. */
    static JavaCommand jar(String project, String name) {
        return JavaCommand.jar(FOLDER.resolve(project).resolve("target").resolve(name));
    }

    /** Returns the command that runs a class of one project with the dependencies of another. */
    static JavaCommand main(String name, String project, String dependenciesOf) throws IOException {
        String classes = FOLDER.resolve(project).resolve("target/classes").toString();
        String dependencies = Files.readString(FOLDER.resolve(dependenciesOf).resolve("target/classpath.txt"));
        return JavaCommand.mainClass(name, classes + File.pathSeparator + dependencies);
    }
}
