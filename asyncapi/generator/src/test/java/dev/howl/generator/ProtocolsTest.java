package dev.howl.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.model.InvalidContractException;
import dev.howl.model.ReadOptions;
import dev.howl.model.diagnostic.Diagnostic.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Generation from channels that are no WebSockets, and from those under the path of a server. */
class ProtocolsTest {
    private static final String HEAD = """
            asyncapi: 3.0.0
            info: {title: Chat, version: 1.0.0}
            servers:
              broker: {host: h, protocol: kafka}
            """;

    private static final String CHANNELS = """
            channels:
              chat:
                address: /chat
                servers: [{$ref: '#/servers/SERVER'}]
                messages: {say: {payload: {type: object, properties: {text: {type: string}}}}}
              log:
                address: log
                servers: [{$ref: '#/servers/broker'}]
                messages:
                  entry: {payload: {type: object, properties: {at: {type: string}}}}
                  other: {contentType: application/avro, payload: {type: object}}
            operations:
              say: {action: receive, channel: {$ref: '#/channels/chat'}}
              write: {action: receive, channel: {$ref: '#/channels/log'}, messages: [{$ref: '#/channels/log/messages/entry'}, {$ref: '#/channels/log/messages/other'}]}
            """;

    private static final String NO_SOCKET = HEAD + CHANNELS.replace("SERVER", "broker");
    private static final String MIXED =
            HEAD + "  live: {host: h, protocol: wss, pathname: '/v1/{tenant}', variables: {tenant: {}}}\n"
                    + CHANNELS.replace("SERVER", "live");

    private final Path temp;

    ProtocolsTest(@TempDir Path temp) {
        this.temp = temp;
    }

    private GenerateResult generate(String document, Target target, boolean socketAnyway, boolean lenient)
            throws IOException, InvalidContractException {
        Path file = Files.writeString(temp.resolve("contract.yaml"), document);
        Path out = temp.resolve("out");
        ReadOptions reading = new ReadOptions(null, null, null, null, socketAnyway);
        return Generator.generate(
                new GenerateRequest(file, reading, target, "a.b", out, out, Severity.ERROR, lenient, false));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(temp.resolve("out"))) {
            return all.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private String content(String name) throws IOException {
        return Files.readString(temp.resolve("out/a/b").resolve(name));
    }

    @Test
    void typesAndDocsAreGeneratedOfAnotherProtocol() throws Exception {
        GenerateResult types = generate(NO_SOCKET, Target.TYPES, false, false);
        assertThat(files()).contains("Say.java", "Entry.java");
        assertThat(types.diagnostics()).anyMatch(finding -> finding.message().contains("has the protocol kafka"));
        generate(NO_SOCKET, Target.DOCS, false, false);
        assertThat(files()).contains("index.html");
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVER", "CLIENT"})
    void serversAndClientsAreNot(Target target) {
        for (boolean lenient : new boolean[] {false, true}) {
            assertThatThrownBy(() -> generate(NO_SOCKET, target, false, lenient))
                    .isInstanceOf(InvalidContractException.class)
                    .hasMessageContaining("server 'broker' has the protocol kafka")
                    .hasMessageContaining("pass --socket-anyway");
            assertThat(temp.resolve("out")).doesNotExist();
        }
    }

    @Test
    void serversAreGeneratedIfAsked() throws Exception {
        generate(
                NO_SOCKET
                        .replace("application/avro", "application/json")
                        .replace("other: {", "other: {x-howl-name: Other, ")
                        .replace(", {$ref: '#/channels/log/messages/other'}", ""),
                Target.SERVER,
                true,
                false);
        assertThat(files()).contains("ChatChannel.java", "LogChannel.java", "Say.java", "Entry.java");
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVER", "CLIENT"})
    void ofAMixedDocumentServersAndClientsHaveTheSockets(Target target) throws Exception {
        GenerateResult result = generate(MIXED, target, false, false);
        assertThat(files())
                .contains("ChatContract.java", "Say.java", "Entry.java")
                .doesNotContain("LogContract.java", "LogChannel.java", "LogClient.java");
        assertThat(result.diagnostics().stream().map(Object::toString).toList())
                .filteredOn(text -> !text.contains("are binary"))
                .singleElement()
                .asString()
                .contains("warning: server 'broker' has the protocol kafka")
                .contains("generated for log");
        assertThat(content("ChatContract.java")).contains("\"/v1/{tenant}/chat\"");
    }

    @Test
    void theServicesOfAMixedDocumentAreTheSockets() throws Exception {
        generate(MIXED, Target.SERVER, false, false);
        assertThat(Files.readString(temp.resolve("out/META-INF/services/dev.howl.server.ChannelBinding")))
                .isEqualTo("a.b.ChatChannel\n");
        assertThat(content("ChatSession.java")).contains("String tenant()");
    }
}
