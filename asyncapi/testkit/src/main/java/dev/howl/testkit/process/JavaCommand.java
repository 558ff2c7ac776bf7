package dev.howl.testkit.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * The command line of a Java program, which runs with the JVM that runs the test.
 *
 * @param options those of the JVM
 * @param mainClass {@code null} for the one that the manifest of the jar names, which is then the whole class path
 * @param runner a class that can end the program without ending its JVM; {@code null} where each start takes a new JVM
 * @param defaultSignals whether the program is started with the default handling of signals
 */
public record JavaCommand(
        List<String> options,
        String classPath,
        @Nullable String mainClass,
        @Nullable Class<? extends ProgramRunner> runner,
        boolean defaultSignals) {
    /** Test programs live for seconds: the time that the optimising compiler takes is never won back. */
    private static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    /**
     * Restores the default handling of SIGINT, then becomes the program. A shell starts its background jobs with SIGINT
     * ignored, all their children inherit that, and a JVM never handles a signal that it found ignored. Perl is there on
     * a bare Debian and on macOS; {@code env --default-signal} is missing on the latter.
     */
    private static final List<String> RESET_SIGNALS =
            List.of("perl", "-e", "$SIG{INT} = 'DEFAULT'; exec { $ARGV[0] } @ARGV or die \"$ARGV[0]: $!\\n\"");

    public JavaCommand {
        options = List.copyOf(options);
    }

    /**
     * Returns the command of an executable jar.
     *
     * @throws AssertionError where it has not been built
     */
    public static JavaCommand jar(Path jar) {
        if (!Files.isRegularFile(jar)) {
            throw new AssertionError(jar + " is missing; it is built by 'make build' or 'mvn verify' at the top");
        }
        return new JavaCommand(SHORT_LIVED, jar.toString(), null, null, false);
    }

    /** Returns the command of a class of the test's own class path. */
    public static JavaCommand mainClass(String name) {
        return mainClass(name, System.getProperty("java.class.path"));
    }

    /** Returns the command of a class of another class path than the test's own. */
    public static JavaCommand mainClass(String name, String classPath) {
        return new JavaCommand(SHORT_LIVED, classPath, name, null, false);
    }

    /** Returns this command with more options for the JVM. */
    public JavaCommand with(String... more) {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of(more));
        return new JavaCommand(all, classPath, mainClass, runner, defaultSignals);
    }

    /**
     * Returns this command for a server of which many are started: {@link ChildProcess#startReusable} runs one after the other
     * in the same JVM.
     */
    public JavaCommand reusable(Class<? extends ProgramRunner> by) {
        return new JavaCommand(options, classPath, mainClass, by, defaultSignals);
    }

    /** Returns this command for a test that sends SIGINT, which may run where that signal is ignored. */
    public JavaCommand withDefaultSignals() {
        return new JavaCommand(options, classPath, mainClass, runner, true);
    }

    /** What follows {@code java}. */
    public List<String> arguments() {
        List<String> arguments = new ArrayList<>(options);
        arguments.addAll(mainClass == null ? List.of("-jar", classPath) : List.of("-cp", classPath, mainClass));
        return arguments;
    }

    /** The whole command line with more arguments. */
    List<String> line(List<String> more) {
        return line(arguments(), more);
    }

    /** The whole command line of a JVM in which the program can be run more than once. */
    List<String> reusableLine(Class<? extends ProgramRunner> by) {
        List<String> arguments = new ArrayList<>(options);
        arguments.addAll(List.of(
                "-cp",
                String.join(File.pathSeparator, classPath, location(JvmHost.class), location(by)),
                JvmHost.class.getName(),
                by.getName(),
                mainClass == null ? mainClassOfJar() : mainClass));
        return line(arguments, List.of());
    }

    private List<String> line(List<String> arguments, List<String> more) {
        List<String> line = new ArrayList<>(defaultSignals ? RESET_SIGNALS : List.of());
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(arguments);
        line.addAll(more);
        return line;
    }

    private String mainClassOfJar() {
        try (JarFile jar = new JarFile(classPath)) {
            return jar.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder or jar that a class comes from. */
    private static String location(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
