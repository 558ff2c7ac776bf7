package dev.howl.testkit.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * The command line of a Java program that runs with the same Java version as the test.
 *
 * @param options the options of the JVM
 * @param classPath the class path, or the path of an executable jar if {@code mainClass} is {@code null}
 * @param mainClass the main class; {@code null} for the one in the manifest of the jar
 * @param runner a class that can end the program without ending its JVM; {@code null} if each start needs a new JVM
 * @param defaultSignals whether the program starts with the default handling of SIGINT
 * @param training main class and arguments of the run that writes the archive from which new JVMs load their classes,
 *     see {@link #withClassArchive}; {@code null} if there is none
 */
public record JavaCommand(
        List<String> options,
        String classPath,
        @Nullable String mainClass,
        @Nullable Class<? extends ProgramRunner> runner,
        boolean defaultSignals,
        @Nullable List<String> training) {
    /** Fast start: test programs run for seconds, too short for the optimising compiler to pay off. */
    private static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    /**
     * A prefix that restores the default handling of SIGINT and then executes the program. A shell starts background
     * jobs with SIGINT ignored, child processes inherit that, and a JVM does not handle a signal that was ignored when
     * it started. Perl is part of Debian and macOS; {@code env --default-signal} is missing on macOS.
     */
    private static final List<String> RESET_SIGNALS =
            List.of("perl", "-e", "$SIG{INT} = 'DEFAULT'; exec { $ARGV[0] } @ARGV or die \"$ARGV[0]: $!\\n\"");

    public JavaCommand {
        options = List.copyOf(options);
        training = training == null ? null : List.copyOf(training);
    }

    /**
     * Returns the command of an executable jar.
     *
     * @throws AssertionError if the jar has not been built
     */
    public static JavaCommand jar(Path jar) {
        if (!Files.isRegularFile(jar)) {
            throw new AssertionError(
                    jar + " is missing; build it with 'make build', or 'mvn verify' in the root folder");
        }
        return new JavaCommand(SHORT_LIVED, jar.toString(), null, null, false, null);
    }

    /** Returns the command of a main class on the class path of the test. */
    public static JavaCommand mainClass(String name) {
        return mainClass(name, System.getProperty("java.class.path"));
    }

    /** Returns the command of a class of another class path than the test's own. */
    public static JavaCommand mainClass(String name, String classPath) {
        return new JavaCommand(SHORT_LIVED, classPath, name, null, false, null);
    }

    /** Returns a copy with additional options of the JVM. */
    public JavaCommand with(String... more) {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of(more));
        return new JavaCommand(all, classPath, mainClass, runner, defaultSignals, training);
    }

    /**
     * Returns a copy for a program that tests start many times: {@link ChildProcess#startReusable} runs it again in the
     * same JVM, one run at a time.
     */
    public JavaCommand reusable(Class<? extends ProgramRunner> by) {
        return new JavaCommand(options, classPath, mainClass, by, defaultSignals, training);
    }

    /**
     * Returns a copy of this {@linkplain #reusable reusable} command whose new JVMs load their classes from an archive.
     * It is written, where it is missing, by a JVM that starts and ends the program once, in a folder of its own.
     *
     * @param arguments the program's arguments for this
     */
    public JavaCommand withClassArchive(String... arguments) {
        String jars = JarClassPath.of(reusableClassPath(Objects.requireNonNull(runner, "not reusable")));
        String main = mainClassOrThatOfJar();
        List<String> run = new ArrayList<>(List.of(main));
        run.addAll(List.of(arguments));
        return new JavaCommand(options, jars, main, runner, defaultSignals, run);
    }

    /** Returns a copy that runs another class of the class path; a class archive remains that of the first. */
    public JavaCommand withMainClass(String name) {
        return new JavaCommand(options, classPath, name, runner, defaultSignals, training);
    }

    /** Returns a copy for tests that send SIGINT: it works even if the test itself was started with SIGINT ignored. */
    public JavaCommand withDefaultSignals() {
        return new JavaCommand(options, classPath, mainClass, runner, true, training);
    }

    /** Returns the arguments of {@code java}, without arguments of the program. */
    public List<String> arguments() {
        List<String> arguments = optionsWithArchive();
        arguments.addAll(mainClass == null ? List.of("-jar", classPath) : List.of("-cp", classPath, mainClass));
        return arguments;
    }

    private List<String> optionsWithArchive() {
        List<String> all = new ArrayList<>(options);
        if (training != null) {
            all.addAll(ClassArchive.of(this).options());
        }
        return all;
    }

    /** Returns the complete command line with the given arguments of the program. */
    List<String> line(List<String> more) {
        return line(arguments(), more);
    }

    /** Returns the complete command line of a JVM in which {@link JvmHost} runs the program. */
    List<String> reusableLine(Class<? extends ProgramRunner> by) {
        List<String> arguments = optionsWithArchive();
        String path = training == null ? reusableClassPath(by) : classPath;
        arguments.addAll(List.of("-cp", path, JvmHost.class.getName(), by.getName(), mainClassOrThatOfJar()));
        return line(arguments, List.of());
    }

    /**
     * Returns the complete command line of a {@link TrainingRun} of this command, which has a class archive.
     *
     * @param writing the options of the JVM that writes the archive
     */
    List<String> trainingLine(List<String> writing) {
        List<String> arguments = new ArrayList<>(options);
        arguments.addAll(writing);
        String by = Objects.requireNonNull(runner).getName();
        arguments.addAll(List.of("-cp", classPath, TrainingRun.class.getName(), by));
        return line(arguments, Objects.requireNonNull(training));
    }

    private List<String> line(List<String> arguments, List<String> more) {
        List<String> line = new ArrayList<>(defaultSignals ? RESET_SIGNALS : List.of());
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(arguments);
        line.addAll(more);
        return line;
    }

    /** Returns the class path with the classes that run the program more than once. */
    private String reusableClassPath(Class<? extends ProgramRunner> by) {
        return String.join(File.pathSeparator, classPath, location(JvmHost.class), location(by));
    }

    private String mainClassOrThatOfJar() {
        if (mainClass != null) {
            return mainClass;
        }
        try (JarFile jar = new JarFile(classPath)) {
            return jar.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the folder or jar that contains a class. */
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
