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
