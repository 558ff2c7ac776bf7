package dev.howl.testkit.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How to start a Java program with the JVM that runs the test.
 *
 * @param arguments what follows {@code java}
 */
public record JavaCommand(List<String> arguments) {
    public JavaCommand {
        arguments = List.copyOf(arguments);
    }

    /**
     * An executable jar.
     *
     * @throws AssertionError where it has not been built
     */
    public static JavaCommand jar(Path jar) {
        if (!Files.isRegularFile(jar)) {
            throw new AssertionError(jar + " is missing; it is built by 'make build' or 'mvn verify' at the top");
        }
        return new JavaCommand(List.of("-jar", jar.toString()));
    }

    /** A class of the test's own class path. */
    public static JavaCommand mainClass(String name) {
        return new JavaCommand(List.of("-cp", System.getProperty("java.class.path"), name));
    }

    /** The whole command line with more arguments. */
    List<String> line(List<String> more) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(arguments);
        line.addAll(more);
        return line;
    }
}
