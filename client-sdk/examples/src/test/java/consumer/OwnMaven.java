package consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Maven outside the reactor, with the settings of this build and a {@link LocalRepository}. */
final class OwnMaven {
    private final Path repository;
    private final Path log;

    /**
     * Makes the repository.
     *
     * @param work absolute path of a folder for the repository and the output
     */
    OwnMaven(Path work) throws IOException {
        repository = work.resolve("repository");
        log = work.resolve("maven.log");
        LocalRepository.create(repository, Path.of(System.getProperty("maven.repository")));
    }

    /**
     * Runs Maven in a folder and returns its output.
     *
     * @param arguments options and goals
     * @throws AssertionError if the build fails
     */
    String succeed(Path folder, String... arguments) throws IOException, InterruptedException {
        return run(folder, true, arguments);
    }

    /** Runs Maven in a folder and returns its output. It is an {@link AssertionError} if the build does not fail. */
    String fail(Path folder, String... arguments) throws IOException, InterruptedException {
        return run(folder, false, arguments);
    }

    private String run(Path folder, boolean succeeds, String... arguments) throws IOException, InterruptedException {
        List<String> line = line(arguments);
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment()
                .merge("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC", (given, added) -> given + " " + added);
        Process maven = builder.start();
        try {
            // Dependencies that are not in the user's repository are downloaded.
            boolean ended = maven.waitFor(10, TimeUnit.MINUTES);
            String output = Files.readString(log);
            assertThat(ended && (maven.exitValue() == 0) == succeeds)
                    .as(() -> String.join(" ", line) + " in " + folder + ":\n" + output)
                    .isTrue();
            return output;
        } finally {
            maven.destroyForcibly();
        }
    }

    private List<String> line(String... arguments) {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("maven.home"), "bin", "mvn").toString(),
                "-B",
                "-ntp",
                "-Dmaven.repo.local=" + repository));
        if (System.getProperty("maven.offline").equals("offline:true")) {
            line.add("-o");
        }
        Path settings = Path.of(System.getProperty("maven.settings").substring("file:".length()));
        if (Files.exists(settings)) {
            line.addAll(List.of("-s", settings.toString()));
        }
        line.addAll(List.of(arguments));
        return line;
    }
}
