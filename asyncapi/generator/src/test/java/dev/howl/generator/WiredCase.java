package dev.howl.generator;

import dev.howl.model.reader.ContractReader;
import dev.howl.testkit.ConformanceCheck;
import dev.howl.testkit.Recorder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.io.DefaultResourceLoader;

/**
 * The server and the client that are generated from a golden case, on real sockets. Its exercise {@code server} has the
 * handlers, as classes in {@code Exercise}, and its exercise {@code wire} the client's part, methods of
 * {@code Conversation}.
 */
final class WiredCase {
    private final Path source;
    private final String packageName;
    private final Path folder;
    private final List<String> handlers;

    /**
     * Creates a case.
     *
     * @param name folder of the case
     * @param folder for what is generated
     */
    WiredCase(String name, Path folder, String... handlers) {
        this.source = Path.of("src/test/cases").resolve(name);
        this.packageName = "golden." + name;
        this.folder = folder;
        this.handlers = List.of(handlers);
    }

    /** The application that the generated server is. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    public static class App {}

    /** The part of a test that needs the server. */
    interface Talk {
        void with(Recorder recorder) throws Exception;
    }

    /** Runs a test with the server, behind a recorder that fails for frames outside the contract. */
    void withServer(Talk talk) throws Exception {
        ConformanceCheck check = ConformanceCheck.of(ContractReader.read(source.resolve("contract.yaml")));
        try (URLClassLoader classes = generated(Target.SERVER, "server");
                ConfigurableApplicationContext server = serve(classes)) {
            int port = Integer.parseInt(server.getEnvironment().getRequiredProperty("local.server.port"));
            try (Recorder recorder =
                    Recorder.between(check, new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
                talk.with(recorder);
            }
        }
    }

    /** Runs a conversation of the generated client. */
    void converse(String about, URI uri) throws Exception {
        try (URLClassLoader classes = generated(Target.CLIENT, "wire")) {
            var method = classes.loadClass(packageName + ".Conversation").getDeclaredMethod(about, URI.class);
            method.setAccessible(true);
            method.invoke(null, uri);
        }
    }

    private URLClassLoader generated(Target target, String exercise) throws Exception {
        Path root = folder.resolve(target.name());
        Generator.generate(new GenerateRequest(
                source.resolve("contract.yaml"), target, packageName, root.resolve("java"), root.resolve("resources")));
        Compiled compiled = Compiled.of(
                root.resolve("classes"),
                root.resolve("java"),
                source.resolve("exercise").resolve(exercise));
        return new URLClassLoader(
                new URL[] {
                    compiled.classes().toUri().toURL(),
                    root.resolve("resources/").toUri().toURL()
                },
                getClass().getClassLoader());
    }

    private ConfigurableApplicationContext serve(URLClassLoader classes) {
        SpringApplication application = new SpringApplication(new DefaultResourceLoader(classes), App.class);
        application.addInitializers(context -> handlers.forEach(
                handler -> ((GenericApplicationContext) context).registerBean(handler, handler(classes, handler))));
        return application.run(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--logging.level.root=warn",
                "--spring.main.banner-mode=off");
    }

    private Class<?> handler(ClassLoader classes, String name) {
        try {
            return classes.loadClass(packageName + ".Exercise$" + name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
