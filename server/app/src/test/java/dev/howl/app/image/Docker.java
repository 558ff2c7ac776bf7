package dev.howl.app.image;

import dev.howl.testkit.process.ChildProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command lines of Docker and of Docker Compose. */
final class Docker {
    private static final List<String> CLIENT = List.of("docker");
    private static final List<List<String>> COMPOSE = List.of(List.of("docker", "compose"), List.of("docker-compose"));
    /** A build may download the base image. */
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private Docker() {}

    static boolean isAvailable() {
        return succeeds("docker info");
    }

    /**
     * Runs the Docker client and returns its output.
     *
     * @throws AssertionError if it fails
     */
    static String run(String... arguments) {
        return run(CLIENT, Map.of(), arguments);
    }

    /**
     * Runs Docker Compose and returns its output.
     *
     * @throws AssertionError if it fails or is not installed
     */
    static String compose(Map<String, String> environment, String... arguments) {
        List<String> program = COMPOSE.stream()
                .filter(words -> succeeds(String.join(" ", words) + " version"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "Docker Compose is needed: install its plugin (Debian: apt-get install docker-compose)"));
        return run(program, environment, arguments);
    }

    private static String run(List<String> program, Map<String, String> environment, String... arguments) {
        List<String> line = new ArrayList<>(program);
        line.addAll(List.of(arguments));
        try (ChildProcess process = ChildProcess.start(line, Path.of("."), environment)) {
            int code = process.awaitEnd(LIMIT);
            if (code != 0) {
                throw new AssertionError(String.join(" ", line) + " ended with " + code + ":\n" + process.output());
            }
            return process.output().strip();
        }
    }

    /** Uses a shell, which reports a missing program by its exit code. */
    private static boolean succeeds(String command) {
        try (ChildProcess process = ChildProcess.start(List.of("sh", "-c", command))) {
            return process.awaitEnd() == 0;
        }
    }
}
