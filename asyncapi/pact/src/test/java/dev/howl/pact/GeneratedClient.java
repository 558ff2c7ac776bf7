package dev.howl.pact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.client.runtime.ClientBuilder;
import dev.howl.generator.GenerateRequest;
import dev.howl.generator.Generator;
import dev.howl.generator.Target;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The client that the generator makes of a contract of these tests, compiled and loaded. */
final class GeneratedClient {
    static final Path KIOSK = Path.of("src/test/resources/kiosk.yaml");

    private GeneratedClient() {}

    /** Returns the client's method {@code builder}. */
    static Function<URI, ClientBuilder<Object>> kiosk() throws Exception {
        Path folder = Path.of("target/generated-kiosk");
        Generator.generate(new GenerateRequest(
                KIOSK, Target.CLIENT, "dev.howl.kiosk", folder.resolve("java"), folder.resolve("resources")));
        Path classes = Files.createDirectories(folder.resolve("classes"));
        compile(folder.resolve("java"), classes);
        // Not closed: the client loads classes as long as tests use it.
        URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, GeneratedClient.class.getClassLoader());
        Method builder = loader.loadClass("dev.howl.kiosk.KioskClient").getMethod("builder", URI.class);
        return uri -> called(builder, uri);
    }

    @SuppressWarnings("unchecked")
    private static ClientBuilder<Object> called(Method builder, URI uri) {
        try {
            return (ClientBuilder<Object>) Objects.requireNonNull(builder.invoke(null, uri));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private static void compile(Path sources, Path classes) throws IOException {
        JavaCompiler javac = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
        StringWriter out = new StringWriter();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, StandardCharsets.UTF_8);
                Stream<Path> walk = Files.walk(sources)) {
            List<Path> all =
                    walk.filter(path -> path.toString().endsWith(".java")).toList();
            List<String> options = List.of("-proc:none", "--release", "17", "-d", classes.toString());
            assertThat(javac.getTask(out, files, null, options, null, files.getJavaFileObjectsFromPaths(all))
                            .call())
                    .as(out.toString())
                    .isTrue();
        }
    }
}
