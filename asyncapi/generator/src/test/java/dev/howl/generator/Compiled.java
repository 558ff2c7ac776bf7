package dev.howl.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.runtime.ChannelSpec;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Sources compiled as strictly as a user's build may compile them. */
public record Compiled(Path classes) {
    private static final JavaCompiler JAVAC = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());

    /** Kept open for all compilations: it caches the packages of every jar of the class path. */
    private static final StandardJavaFileManager FILES =
            JAVAC.getStandardFileManager(null, null, StandardCharsets.UTF_8);

    public static Compiled of(Path classes, Path... roots) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (Path root : roots) {
            try (Stream<Path> walk = Files.walk(root)) {
                walk.filter(path -> path.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        Files.createDirectories(classes);
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        StringWriter out = new StringWriter();
        List<String> options = List.of(
                "-Xlint:all",
                "-Xlint:-processing",
                "-Xlint:-classfile",
                "-Werror",
                "-proc:none",
                "--release",
                "17",
                "-d",
                classes.toString());
        boolean compiled = JAVAC.getTask(
                        out, FILES, diagnostics, options, null, FILES.getJavaFileObjectsFromPaths(sources))
                .call();
        assertThat(compiled).as(diagnostics.getDiagnostics() + "\n" + out).isTrue();
        return new Compiled(classes);
    }

    /** Returns the channel that a generated class describes. */
    ChannelSpec spec(String className) throws ReflectiveOperationException, IOException {
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            Field spec = loader.loadClass(className).getDeclaredField("SPEC");
            spec.setAccessible(true);
            return (ChannelSpec) Objects.requireNonNull(spec.get(null));
        }
    }

    /** Calls {@code static void run()} of a class. */
    void run(String className) throws Exception {
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            var method = loader.loadClass(className).getDeclaredMethod("run");
            method.setAccessible(true);
            method.invoke(null);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }
}
