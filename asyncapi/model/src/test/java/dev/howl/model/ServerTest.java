package dev.howl.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers, and addresses of channels that no server can have. */
class ServerTest {
    private final Path folder;

    ServerTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void oddServersAreWarnedOf() {
        assertThat(Documents.diagnostics(folder, """
                        servers:
                          a: { host: '{env}.example.com:{port}', protocol: wss, variables: { env: { enum: [prod, test], default: staging }, unused: { default: x } } }
                          b: { host: 'wss://example.com/api', protocol: wss }
                          c: { host: 'example.com', pathname: 'v1', protocol: websocket }
                        """))
                .containsExactly(
                        "4:14: warning: the host of server 'a' has {port}, which its variables do not define; it has:"
                                + " env, unused",
                        "4:70: warning: default 'staging' of variable 'env' is not in its enum: prod, test",
                        "4:117: warning: variable 'unused' is not in the host of server 'a'",
                        "5:14: warning: host 'wss://example.com/api' of server 'b' contains a scheme or a "
                                + "path; move them to protocol and pathname",
                        "6:55: warning: protocol 'websocket' of server 'c' is not a protocol that AsyncAPI "
                                + "lists; WebSocket servers have ws or wss");
    }

    @Test
    void reusableServersAreCheckedAsOthers() {
        assertThat(Documents.diagnostics(folder, """
                        servers:
                          a: { $ref: '#/components/servers/used' }
                          b: { $ref: '#/components/servers/used' }
                        components:
                          servers:
                            used: { host: '{env}.example.com', protocol: wss }
                            other: { host: '{env}.example.com', protocol: wss, variables: { zone: { enum: [eu], default: us } } }
                        """))
                .containsExactly(
                        "8:19: warning: the host of server 'a' has {env}, which its variables do not define; it has none",
                        "8:19: warning: the host of server 'b' has {env}, which its variables do not define; it has none",
                        "9:20: warning: the host of server 'other' has {env}, which its variables do not define; it"
                                + " has: zone",
                        "9:69: warning: variable 'zone' is not in the host of server 'other'",
                        "9:69: warning: default 'us' of variable 'zone' is not in its enum: eu");
    }

    @Test
    void variablesOfReusableServersOfVersion2AreThoseOfTheirUrls() {
        Documents documents = new Documents(folder).with("chat.yaml", """
                        asyncapi: 2.6.0
                        info: {title: Chat, version: 1.0.0}
                        channels: {}
                        components:
                          servers:
                            used:
                              url: 'wss://{env}.example.com/{path}'
                              protocol: wss
                              variables:
                                zone: { $ref: '#/components/serverVariables/zone' }
                                env: { $ref: '#/components/serverVariables/nowhere' }
                          serverVariables:
                            zone: { enum: [eu], default: us }
                        """);
        assertThat(documents.diagnostics("chat.yaml"))
                .containsExactly(
                        "chat.yaml:7:12: error: the url of server 'used' has {env}, which its variables do not define;"
                                + " it has: zone",
                        "chat.yaml:7:12: error: the url of server 'used' has {path}, which its variables do not define;"
                                + " it has: zone",
                        "chat.yaml:10:9: error: variable 'zone' is not in the url of server 'used'",
                        "chat.yaml:10:9: warning: default 'us' of variable 'zone' is not in its enum: eu",
                        "chat.yaml:11:14: error: '#/components/serverVariables/nowhere' does not exist;"
                                + " #/components/serverVariables has: zone");
    }

    @Test
    void anAddressHasNoQueryAndMayHaveAnyOtherCharacter() {
        assertThat(Documents.diagnostics(folder, """
                        channels:
                          dots: { address: user.signedup.v1 }
                          query: { address: '/link/?ticket={ticket}', parameters: { ticket: {} } }
                          wild: { address: 'a/*/b/#' }
                          uni: { address: '/größe' }
                          space: { address: '/a b' }
                        """))
                .containsExactly(
                        "5:21: error: '/link/?ticket={ticket}' contains a query or a fragment; describe the query"
                                + " in bindings.ws.query");
    }
}
