package dev.howl.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.model.reader.ContractReader;
import dev.howl.testkit.ConformanceCheck;
import dev.howl.testkit.RawClient;
import dev.howl.testkit.Recorder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.io.DefaultResourceLoader;

/** A generated server and a generated client of the case {@code text}, with the recorder between them. */
class TextOnTheWireTest {
    private static final Path CASE = Path.of("src/test/cases/textframes");

    private final Path folder;

    TextOnTheWireTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    public static class App {}

    private URLClassLoader generated(Target target, String... exercises) throws Exception {
        Path root = folder.resolve(target.name());
        Generator.generate(new GenerateRequest(
                CASE.resolve("contract.yaml"),
                target,
                "golden.textframes",
                root.resolve("java"),
                root.resolve("resources")));
        Path[] sources = new Path[exercises.length + 1];
        sources[0] = root.resolve("java");
        for (int i = 0; i < exercises.length; i++) {
            sources[i + 1] = CASE.resolve("exercise").resolve(exercises[i]);
        }
        Compiled compiled = Compiled.of(root.resolve("classes"), sources);
        return new URLClassLoader(
                new URL[] {
                    compiled.classes().toUri().toURL(),
                    root.resolve("resources/").toUri().toURL()
                },
                getClass().getClassLoader());
    }

    private static ConfigurableApplicationContext serve(URLClassLoader classes) {
        SpringApplication application = new SpringApplication(new DefaultResourceLoader(classes), App.class);
        application.addInitializers(context -> {
            for (String handler : new String[] {"Desk", "Echo"}) {
                ((GenericApplicationContext) context).registerBean(handler, handler(classes, handler));
            }
        });
        return application.run(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--logging.level.root=warn",
                "--spring.main.banner-mode=off");
    }

    private static Class<?> handler(ClassLoader classes, String name) {
        try {
            return classes.loadClass("golden.textframes.Exercise$" + name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void converse(ClassLoader classes, String about, URI uri) throws Exception {
        var method = classes.loadClass("golden.textframes.Conversation").getDeclaredMethod(about, URI.class);
        method.setAccessible(true);
        method.invoke(null, uri);
    }

    private void withServer(Talk talk) throws Exception {
        ConformanceCheck check = ConformanceCheck.of(ContractReader.read(CASE.resolve("contract.yaml")));
        try (URLClassLoader classes = generated(Target.SERVER, "server");
                ConfigurableApplicationContext server = serve(classes)) {
            int port = Integer.parseInt(server.getEnvironment().getRequiredProperty("local.server.port"));
            try (Recorder recorder =
                    Recorder.between(check, new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
                talk.with(recorder);
            }
        }
    }

    private interface Talk {
        void with(Recorder recorder) throws Exception;
    }

    @Test
    void aGeneratedClientAndAGeneratedServerUnderstandEachOther() throws Exception {
        withServer(recorder -> {
            try (URLClassLoader classes = generated(Target.CLIENT, "wire")) {
                converse(classes, "desk", recorder.uri("/desk/den?city_uuid=7"));
                converse(classes, "echo", recorder.uri("/echo"));
            }
        });
    }

    @Test
    void whatIsNoMessageIsAnsweredWithTheErrorText() throws Exception {
        withServer(recorder -> {
            recorder.allowText("far too long to be said");
            try (RawClient client = RawClient.connect(recorder.uri("/desk/den"))) {
                client.send("far too long to be said");
                assertThat(client.nextText()).isEqualTo("ERROR schema_violation: longer than 20 characters");
                client.send("send_now");
                assertThat(client.nextText()).isEqualTo("Immediate message sent");
            }
        });
    }
}
