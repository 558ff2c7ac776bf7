package dev.howl.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.maven.model.Build;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The parameters {@code view}, {@code server} and {@code socketAnyway} of both goals. */
class ReadingParametersTest {
    private static final String DOCUMENT = """
            asyncapi: 3.0.0
            info: {title: Chat client, version: 1.0.0}
            servers:
              one: {host: h, protocol: PROTOCOL, pathname: /one}
              two: {host: h, protocol: PROTOCOL, pathname: /two}
            channels:
              chat: {address: /chat, messages: {say: {payload: {type: object}}}}
            operations:
              talk: {action: send, channel: {$ref: '#/channels/chat'}}
            """;

    private final Path folder;
    private final List<String> logged = new ArrayList<>();

    ReadingParametersTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private void run(DocumentMojo mojo, String protocol, Map<String, Object> parameters) throws Exception {
        Path document = Files.writeString(folder.resolve("chat.yaml"), DOCUMENT.replace("PROTOCOL", protocol));
        set(mojo, DocumentMojo.class, "contract", document.toFile());
        for (Map.Entry<String, Object> parameter : parameters.entrySet()) {
            set(mojo, DocumentMojo.class, parameter.getKey(), parameter.getValue());
        }
        logged.clear();
        ((AbstractMojo) mojo).setLog(new SystemStreamLog() {
            @Override
            public void info(CharSequence content) {
                logged.add("info: " + content);
            }

            @Override
            public void warn(CharSequence content) {
                logged.add("warn: " + content);
            }

            @Override
            public void error(CharSequence content) {
                logged.add("error: " + content);
            }
        });
        mojo.execute();
    }

    private GenerateMojo generate() throws ReflectiveOperationException {
        MavenProject project = new MavenProject();
        Build build = new Build();
        build.setDirectory(folder.resolve("target").toString());
        project.setBuild(build);
        GenerateMojo mojo = new GenerateMojo();
        set(mojo, GenerateMojo.class, "target", "server");
        set(mojo, GenerateMojo.class, "packageName", "org.example");
        set(mojo, GenerateMojo.class, "project", project);
        return mojo;
    }

    private static void set(Object mojo, Class<?> owner, String parameter, Object value)
            throws ReflectiveOperationException {
        Field field = owner.getDeclaredField(parameter);
        field.setAccessible(true);
        field.set(mojo, value);
    }

    private String generated(String name) throws Exception {
        return Files.readString(folder.resolve("target/generated-sources/howl/org.example/org/example")
                .resolve(name));
    }

    @Test
    void theViewIsLoggedAndTurnsTheDocument() throws Exception {
        run(new ValidateMojo(), "ws", Map.of());
        assertThat(logged)
                .contains("info: chat.yaml: view: server (default)")
                .anyMatch(line -> line.startsWith("info: chat.yaml: hint: the title names a client"));
        run(generate(), "ws", Map.of("view", "client"));
        assertThat(logged).contains("info: chat.yaml: view: client (option)");
        assertThat(generated("ChatClientMessage.java")).contains("permits Say");
        assertThatThrownBy(() -> run(new ValidateMojo(), "ws", Map.of("view", "broker")))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("parameter 'view': unknown view 'broker'; expected server or client");
    }

    @Test
    void theServerGivesAddressesTheirPath() throws Exception {
        run(generate(), "ws", Map.of("server", "two"));
        assertThat(generated("ChatContract.java")).contains("\"/two/chat\"");
        assertThatThrownBy(() -> run(new ValidateMojo(), "ws", Map.of("server", "three")))
                .isInstanceOf(MojoFailureException.class);
        assertThat(logged).singleElement().asString().contains("there is no server 'three'");
    }

    @Test
    void otherProtocolsAreSocketsIfAsked() throws Exception {
        assertThatThrownBy(() -> run(generate(), "http", Map.of())).isInstanceOf(MojoFailureException.class);
        assertThat(logged).anyMatch(line -> line.contains("server 'one' has the protocol http"));
        run(generate(), "http", Map.of("socketAnyway", true));
        assertThat(generated("ChatContract.java")).contains("\"/one/chat\"");
    }
}
