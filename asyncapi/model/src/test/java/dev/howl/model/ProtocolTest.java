package dev.howl.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.model.diagnostic.Diagnostic;
import dev.howl.model.diagnostic.Diagnostic.Stops;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The protocol of a channel: WebSocket, or another one, of which types and docs alone are generated. */
class ProtocolTest {
    private static final String CHANNELS = """
            channels:
              chat: {address: /chat, messages: {say: {headers: {type: object}, payload: {type: object}}}}
            operations:
              say: {action: receive, channel: {$ref: '#/channels/chat'}}
            """;

    private static final ReadOptions ANYWAY = new ReadOptions(null, null, null, null, true);

    private final Path folder;

    ProtocolTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static String servers(String... protocols) {
        StringBuilder text = new StringBuilder("servers:\n");
        for (String protocol : protocols) {
            text.append("  ")
                    .append(protocol.replace(".", ""))
                    .append(": {host: h, protocol: '")
                    .append(protocol)
                    .append("'}\n");
        }
        return text.toString();
    }

    private List<String> sockets(String text) {
        return Documents.contract(folder, text).sockets().stream()
                .map(Channel::id)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ws", "wss", "WSS"})
    void aServerOfWebSocketsMakesASocket(String protocol) {
        assertThat(sockets(servers(protocol) + CHANNELS)).containsExactly("chat");
        assertThat(sockets(servers("kafka", protocol) + CHANNELS)).containsExactly("chat");
    }

    @Test
    void aDocumentWithoutServersAndBindingsHasSockets() {
        assertThat(sockets(CHANNELS)).containsExactly("chat");
        assertThat(sockets("servers: {}\n" + CHANNELS)).containsExactly("chat");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https", "kafka", "kafka-secure", "mqtt", "amqp", "stomp", "mercure", "nats"})
    void aChannelOfAnotherProtocolIsNoSocketAndHasOneFinding(String protocol) {
        Contract contract = Documents.contract(folder, servers(protocol) + CHANNELS);
        assertThat(contract.sockets()).isEmpty();
        assertThat(contract.channels())
                .singleElement()
                .extracting(Channel::otherProtocol)
                .isEqualTo(protocol);
        assertThat(contract.diagnostics())
                .singleElement()
                .satisfies(finding -> assertThat(finding.stops()).isEqualTo(Stops.SERVER_AND_CLIENT))
                .satisfies(finding -> assertThat(finding.isError()).isFalse());
    }

    @Test
    void theFindingSaysWhatToDo() {
        assertThat(Documents.diagnostics(folder, servers("socket.io") + CHANNELS))
                .contains("4:33: warning: server 'socketio' has the protocol socket.io, but generated servers "
                        + "and clients use WebSocket (ws, wss); only types and docs are generated for chat; "
                        + "choose the target types, or, if they are WebSockets, pass --socket-anyway (plugin: "
                        + "socketAnyway)");
    }

    @Test
    void channelsOfAnotherProtocolAreSocketsIfAsked() {
        String document = servers("https") + CHANNELS;
        Contract contract = Documents.contract(folder, document, ANYWAY);
        assertThat(contract.sockets()).hasSize(1);
        assertThat(contract.diagnostics()).noneMatch(finding -> finding.stops() != Stops.NOTHING);
        assertThat(Documents.contract(folder, bound("kafka", "channel"), ANYWAY).sockets())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"channel", "operation", "message"})
    void withoutServersABindingDecides(String place) {
        assertThat(sockets(bound("mqtt", place))).isEmpty();
        assertThat(sockets(bound("ws", place))).containsExactly("chat");
        assertThat(sockets(servers("ws") + bound("mqtt", place))).containsExactly("chat");
        assertThat(Documents.diagnostics(folder, bound("mqtt", place)))
                .singleElement()
                .asString()
                .contains("warning: the binding is for mqtt, but generated servers");
    }

    @Test
    void aBindingForWebSocketsCountsMoreThanOthers() {
        assertThat(sockets("""
                channels:
                  chat: {bindings: {x-own: {}, kafka: {}, ws: {}}, messages: {say: {payload: {type: object}}}}
                """)).containsExactly("chat");
        assertThat(sockets("""
                channels:
                  chat: {bindings: {x-own: {}}, messages: {say: {payload: {type: object}}}}
                """)).containsExactly("chat");
    }

    private static String bound(String protocol, String place) {
        String bindings = "bindings: {" + protocol + ": {}}, ";
        return """
                channels:
                  chat: {%saddress: /chat, messages: {say: {%spayload: {type: object}}}}
                operations:
                  say: {%saction: receive, channel: {$ref: '#/channels/chat'}}
                """.formatted(
                        place.equals("channel") ? bindings : "",
                        place.equals("message") ? bindings : "",
                        place.equals("operation") ? bindings : "");
    }

    @Test
    void eachChannelHasTheProtocolOfItsOwnServers() {
        Contract contract = Documents.contract(folder, """
                servers:
                  live: {host: h, protocol: wss}
                  broker: {$ref: '#/components/servers/broker'}
                channels:
                  all: {address: /all}
                  none: {address: /none, servers: []}
                  chat: {address: /chat, servers: [{$ref: '#/servers/broker'}, {$ref: '#/servers/live'}]}
                  log: {address: log, servers: [{$ref: '#/servers/broker'}]}
                  audit: {address: log, servers: [{$ref: '#/servers/broker'}]}
                components: {servers: {broker: {host: h, protocol: kafka}}}
                """);
        assertThat(contract.sockets()).extracting(Channel::id).containsExactly("all", "none", "chat");
        assertThat(contract.diagnostics())
                .singleElement()
                .satisfies(finding -> assertThat(finding.stops()).isEqualTo(Stops.NOTHING))
                .asString()
                .endsWith("only types and docs are generated for log, audit; if they are WebSockets, pass "
                        + "--socket-anyway (plugin: socketAnyway)");
    }

    @Test
    void channelsOfVersion2NameTheirServers() {
        new Documents(folder).with("two.yaml", """
                asyncapi: 2.6.0
                info: {title: Chat, version: 1.0.0}
                servers:
                  live: {url: 'wss://h', protocol: wss}
                  broker: {url: h, protocol: kafka}
                channels:
                  all: {}
                  /chat: {servers: [live]}
                  log: {servers: [broker]}
                """);
        assertThat(new Documents(folder).contract("two.yaml").sockets())
                .extracting(Channel::id)
                .containsExactly("all", "/chat");
    }

    @Test
    void rulesOfWebSocketsAreNotAppliedToOtherChannels() {
        String twoAlike = """
                channels:
                  chat:
                    address: chat
                    messages:
                      say: {headers: {type: object}, payload: {type: object, properties: {a: {type: string}}}}
                      ask: {correlationId: {location: '$message.header#/id'}, payload: {type: object, properties: {b: {type: string}}}}
                  other: {address: chat}
                operations:
                  say: {action: receive, channel: {$ref: '#/channels/chat'}}
                """;
        assertThat(Documents.contract(folder, twoAlike).diagnostics())
                .extracting(Diagnostic::message)
                .hasSizeGreaterThan(2);
        assertThat(Documents.contract(folder, servers("kafka") + twoAlike).diagnostics())
                .extracting(Diagnostic::message)
                .singleElement()
                .asString()
                .startsWith("server 'kafka' has the protocol kafka");
    }
}
