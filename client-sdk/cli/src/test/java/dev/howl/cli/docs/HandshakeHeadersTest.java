package dev.howl.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.cli.docs.HandshakeHeaders.InvalidHeaderException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandshakeHeadersTest {
    private static final String HEAD = "GET /desk?a=1&howl-header-X-Room=2 HTTP/1.1\r\nHost: here\r\nx-room: 9\r\n\r\n";

    @Test
    void reservedParametersBecomeHeaders() throws Exception {
        HandshakeHeaders headers =
                HandshakeHeaders.of("/desk?a=%201&howl-header-X-Room=front+desk%21&b&howl%2Dheader-X-Key=k");

        assertThat(headers.target()).isEqualTo("/desk?a=%201&b");
        assertThat(headers.values()).containsEntry("X-Room", "front desk!").containsEntry("X-Key", "k");
    }

    @Test
    void headersReplaceThoseOfTheBrowser() throws Exception {
        HandshakeHeaders headers = HandshakeHeaders.of("/desk?a=1&howl-header-X-Room=2");

        assertThat(headers.applied(HEAD)).isEqualTo("GET /desk?a=1 HTTP/1.1\r\nHost: here\r\nX-Room: 2\r\n\r\n");
    }

    @Test
    void aRequestWithoutThemStaysAsItIs() throws Exception {
        for (String target : List.of("/desk", "/desk?", "/desk?a=1&b=%zz&&c=")) {
            String head = "GET " + target + " HTTP/1.1\r\nHost: here\r\n\r\n";
            assertThat(HandshakeHeaders.of(target).applied(head)).isEqualTo(head);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "howl-header-Host=x",
                "howl-header-Sec-WebSocket-Key=x",
                "howl-header-Proxy-Authorization=x",
                "howl-header-Transfer-Encoding=chunked",
                "howl-header-=x",
                "howl-header-X%0d%0aY=x",
                "howl-header-X-Room=a%0d%0aHost:%20there",
                "howl-header-X-Room=%C3%BC",
                "howl-header-X-Room=",
                "howl-header-X-Room=%20a",
                "howl-header-X-Room=a&howl-header-x-room=b"
            })
    void refusesWhatNoPageMaySet(String query) {
        assertThatThrownBy(() -> HandshakeHeaders.of("/desk?" + query)).isInstanceOf(InvalidHeaderException.class);
    }

    @Test
    void lengthAndNumberAreBounded() {
        String many = "howl-header-X%d=1&";
        StringBuilder query = new StringBuilder();
        for (int i = 0; i < 21; i++) {
            query.append(many.formatted(i));
        }
        assertThatThrownBy(() -> HandshakeHeaders.of("/?" + query)).hasMessageContaining("20 headers");
        assertThatThrownBy(() -> HandshakeHeaders.of("/?howl-header-X=" + "s".repeat(4_097)))
                .hasMessageContaining("'X' must have 1 to 4096 characters")
                .hasMessageNotContaining("sss");
    }
}
