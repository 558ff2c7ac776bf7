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
    /** Tests start many programs that live for seconds: the best code is compiled for half of a start's time in vain. */
    private static final List<String> SOON = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

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
        return soon("-jar", jar.toString());
    }

    /** A class of the test's own class path. */
    public static JavaCommand mainClass(String name) {
        return soon("-cp", System.getProperty("java.class.path"), name);
    }

    private static JavaCommand soon(String... arguments) {
        List<String> all = new ArrayList<>(SOON);
        all.addAll(List.of(arguments));
        return new JavaCommand(all);
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
