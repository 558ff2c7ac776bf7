package dev.howl.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.howl.model.Channel.Parameter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The path of a server's URL, which is the beginning of its channels' addresses. */
class ServerPathTest {
    private final Path folder;

    ServerPathTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static ReadOptions server(String name) {
        return new ReadOptions(null, null, null, name, false);
    }

    private static Channel only(Contract contract) {
        assertThat(contract.channels()).hasSize(1);
        return contract.channels().get(0);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            /v1,   /chat,  /v1/chat
            v1,    chat,   /v1/chat
            /v1/,  /chat,  /v1/chat
            /v1/,  chat/,  /v1/chat/
            /v1,   /,      /v1
            /v1/,  '',     /v1/
            /v1,   -,      /v1
            /,     /chat,  /chat
            /,     chat,   chat
            /,     -,      -
            '',    -,      -
            -,     chat,   chat
            -,     -,      -
            /v1?a=b, /chat, /v1/chat
            """)
    void thePathIsThereOnce(String path, String address, String expected) {
        String document = "servers: {live: {host: h, protocol: ws, pathname: " + json(path) + "}}\n"
                + "channels: {chat: {address: " + json(address) + "}}\n";
        assertThat(only(Documents.contract(folder, document.replace(", pathname: null", "")))
                        .address())
                .isEqualTo(expected);
    }

    private static String json(String text) {
        return text == null ? "null" : "'" + text + "'";
    }

    @Test
    void anAddressMayBeAbsent() {
        assertThat(only(Documents.contract(folder, """
                servers: {live: {host: h, protocol: ws, pathname: /v1}}
                channels: {chat: {}}
                """)).address()).isEqualTo("/v1");
        assertThat(only(Documents.contract(folder, "channels: {chat: {}}")).address())
                .isNull();
    }

    @Test
    void variablesOfThePathAreParameters() {
        Channel channel = only(Documents.contract(folder, """
                servers:
                  live:
                    host: '{env}.example.com'
                    pathname: /v1/{tenant}/{tier}
                    protocol: wss
                    variables:
                      env: {default: test}
                      tier: {enum: [free, paid], default: free}
                      tenant: {description: Whose rooms.}
                channels:
                  chat: {address: '/chat/{room}', parameters: {room: {}}}
                """));
        assertThat(channel.address()).isEqualTo("/v1/{tenant}/{tier}/chat/{room}");
        assertThat(channel.parameters())
                .extracting(Parameter::name, Parameter::description, Parameter::values, Parameter::defaultValue)
                .containsExactly(
                        tuple("tenant", "Whose rooms.", List.of(), null),
                        tuple("tier", null, List.of("free", "paid"), "free"),
                        tuple("room", null, List.of(), null));
    }

    @Test
    void urlsOfVersion2HaveAPath() {
        new Documents(folder).with("two.yaml", """
                asyncapi: 2.6.0
                info: {title: Chat, version: 1.0.0}
                servers:
                  live: {url: 'wss://{env}.example.com/v1/{tenant}#top', protocol: wss, variables: {env: {}, tenant: {default: a}}}
                channels:
                  chat/{room}: {parameters: {room: {schema: {type: string}}}}
                """);
        Channel channel = only(new Documents(folder).contract("two.yaml"));
        assertThat(channel.id()).isEqualTo("chat/{room}");
        assertThat(channel.address()).isEqualTo("/v1/{tenant}/chat/{room}");
        assertThat(channel.parameters()).extracting(Parameter::name).containsExactly("tenant", "room");
        assertThat(new Documents(folder).diagnostics("two.yaml"))
                .containsExactly("two.yaml:4:15: warning: the url of server 'live' has a query or a fragment, which is "
                        + "not part of addresses; describe the query in bindings.ws.query of the channels");
    }

    @Test
    void theFirstServerOfWebSocketsDecidesAndAnotherPathIsWarnedOf() {
        String document = """
                servers:
                  broker: {host: h, protocol: mqtt, pathname: /broker}
                  one: {host: h, protocol: ws, pathname: /one}
                  same: {host: h, protocol: wss, pathname: one}
                  two: {host: h, protocol: wss}
                channels:
                  chat: {address: /chat}
                  own: {address: /own, servers: [{$ref: '#/servers/two'}, {$ref: '#/servers/broker'}]}
                """;
        assertThat(Documents.contract(folder, document).channels())
                .extracting(Channel::address)
                .containsExactly("/one/chat", "/own");
        assertThat(Documents.diagnostics(folder, document))
                .containsExactly("7:3: warning: the path of server 'two' is /, but that of server 'one' is /one; "
                        + "addresses start with /one; choose another server with --server (plugin: server)");
    }

    @Test
    void anOptionChoosesTheServerOfChannelsThatHaveIt() {
        String document = """
                servers:
                  one: {host: h, protocol: ws, pathname: /one}
                  two: {host: h, protocol: wss, pathname: /two}
                channels:
                  chat: {address: /chat}
                  own: {address: /own, servers: [{$ref: '#/servers/one'}]}
                """;
        assertThat(Documents.contract(folder, document, server("two")).channels())
                .extracting(Channel::address)
                .containsExactly("/two/chat", "/one/own");
        assertThat(Documents.diagnostics(folder, document, server("two"))).isEmpty();
    }

    @Test
    void theChosenServerExists() {
        assertThat(Documents.diagnostics(folder, """
                servers:
                  live: {host: h, protocol: ws}
                  test: {host: h, protocol: ws}
                channels: {chat: {address: 5}}
                """, server("life")))
                .containsExactly("3:1: error: there is no server 'life', which --server (plugin: server) names; the"
                        + " document has live, test; did you mean 'live'?");
        assertThat(Documents.diagnostics(folder, "channels: {}", server("live")))
                .containsExactly("1:1: error: there is no server 'live', which --server (plugin: server) names; the"
                        + " document has no servers");
    }

    @Test
    void whatNoHandshakeCanTellApartStopsServerAndClient() {
        assertThat(Documents.diagnostics(folder, """
                servers:
                  live: {host: h, protocol: ws, pathname: '/{room}/{', variables: {room: {}}}
                channels:
                  chat: {address: '/chat/{room}', parameters: {room: {}}}
                """))
                .containsExactly(
                        "4:43: warning: the braces of '/{room}/{' do not match; write each variable as {name}",
                        "6:3: warning: parameter 'room' of channel 'chat' is also a variable of the path of "
                                + "server 'live'; rename one of them");
    }

    @Test
    void aMistakeInAnAddressIsReportedAsItWasWritten() {
        assertThat(Documents.diagnostics(folder, """
                servers: {live: {host: h, protocol: ws, pathname: '/{tenant}', variables: {tenant: {}}}}
                channels:
                  chat: {address: '/chat/{room}', parameters: {rom: {}}}
                """))
                .containsExactly(
                        "5:19: error: the address '/chat/{room}' of channel 'chat' has {room}, which its parameters do"
                                + " not define; it has: rom; did you mean 'rom'?",
                        "5:48: error: parameter 'rom' is not in the address '/chat/{room}' of channel 'chat'; write"
                                + " {rom} there or remove it");
    }

    @Test
    void channelsOfOtherProtocolsKeepTheirAddress() {
        assertThat(only(Documents.contract(folder, """
                servers: {live: {host: h, protocol: http, pathname: /v1}}
                channels: {chat: {address: chat}}
                """)).address()).isEqualTo("chat");
        assertThat(only(Documents.contract(folder, """
                servers: {live: {host: h, protocol: http, pathname: /v1}}
                channels: {chat: {address: chat}}
                """, new ReadOptions(null, null, null, null, true)))
                        .address())
                .isEqualTo("/v1/chat");
    }
}
