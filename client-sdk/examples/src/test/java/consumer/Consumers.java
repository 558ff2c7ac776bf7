package consumer;

import dev.howl.testkit.process.JavaCommand;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The projects in the folder {@code consumer}, built by a Maven of their own from a {@link LocalRepository}. */
final class Consumers {
    private static final Path FOLDER = Path.of("consumer").toAbsolutePath();
    private static final Path WORK = Path.of("target", "consumer").toAbsolutePath();
    private static final String DEPENDENCY = "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:";

    private Consumers() {}

    /** Builds all projects in one run of Maven, which also writes down their dependencies. */
    static void build() throws IOException, InterruptedException {
        Path repository = WORK.resolve("repository");
        LocalRepository.create(repository, Path.of(System.getProperty("maven.repository")));
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("maven.home"), "bin", "mvn").toString(),
                "-B",
                "-q",
                "-ntp",
                "-Dmaven.repo.local=" + repository,
                "-Dmdep.outputFile=target/classpath.txt",
                "-DoutputFile=target/tree.txt"));
        if (System.getProperty("maven.offline").equals("offline:true")) {
            line.add("-o");
        }
        Path settings = Path.of(System.getProperty("maven.settings").substring("file:".length()));
        if (Files.exists(settings)) {
            line.addAll(List.of("-s", settings.toString()));
        }
        line.addAll(List.of("clean", "package", DEPENDENCY + "build-classpath", DEPENDENCY + "tree"));
        run(line);
    }

    private static void run(List<String> line) throws IOException, InterruptedException {
        Path log = WORK.resolve("maven.log");
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment()
                .merge("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC", (given, added) -> given + " " + added);
        Process maven = builder.start();
        try {
            // Dependencies that are not in the user's repository are downloaded.
            if (!maven.waitFor(10, TimeUnit.MINUTES) || maven.exitValue() != 0) {
                throw new AssertionError(
                        String.join(" ", line) + " in " + FOLDER + " failed:\n" + Files.readString(log));
            }
        } finally {
            maven.destroyForcibly();
        }
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
