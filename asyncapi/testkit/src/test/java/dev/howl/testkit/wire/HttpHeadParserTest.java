package dev.howl.testkit.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HttpHeadParserTest {
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void headEndsAtItsEmptyLineInAnyChunks() {
        byte[] stream = bytes("GET /a?b=c HTTP/1.1\r\nUpgrade: WebSocket\r\nX: 1\r\nx: 2\r\n\r\nrest");
        HttpHeadParser reader = new HttpHeadParser();
        int at = 0;
        while (!reader.isComplete()) {
            assertThat(reader.head()).isEmpty();
            at += reader.accept(stream, at, 1);
        }
        assertThat(stream.length - at).isEqualTo("rest".length());
        HttpHead head = reader.head().orElseThrow();
        assertThat(head.path()).isEqualTo("/a");
        assertThat(head.isHttp()).isTrue();
        assertThat(head.asksForWebSocket()).isTrue();
        assertThat(head.header("X")).contains("1, 2");
        assertThat(reader.accept(stream, at, 4)).isZero();
    }

    @Test
    void responseHasAStatus() {
        assertThat(HttpHead.parse(bytes("HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1"))
                        .status())
                .isEqualTo(503);
        assertThat(HttpHead.parse(bytes("hello")).status()).isZero();
        assertThat(HttpHead.parse(bytes("hello")).isHttp()).isFalse();
        assertThat(HttpHead.parse(bytes("hello")).path()).isEmpty();
    }

    @Test
    void endlessHeadIsRefused() {
        HttpHeadParser reader = new HttpHeadParser();
        byte[] endless = new byte[HttpHeadParser.MAX_HEAD + 100];
        assertThat(reader.accept(endless, 0, endless.length)).isEqualTo(HttpHeadParser.MAX_HEAD + 1);
        assertThat(reader.isTooLong()).isTrue();
        assertThat(reader.head()).isEmpty();
    }
}
