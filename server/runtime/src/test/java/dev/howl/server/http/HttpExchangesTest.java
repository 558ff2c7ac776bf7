package dev.howl.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.server.logging.RepeatedLines;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of requests that are pipelined while the answer to the first is not ready. */
class HttpExchangesTest {
    private final RequestBytes bytes = new RequestBytes();
    private final EmbeddedChannel channel = new EmbeddedChannel();

    @BeforeEach
    void open() {
        channel.pipeline()
                .addLast(
                        bytes,
                        new HttpServerCodec(),
                        new HttpExchanges(bytes, new MalformedRequests(new RepeatedLines((task, millis) -> {})), true));
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    @Test
    void theNextRequestIsHeldUntilTheAnswerIsWritten() {
        receive(get("/a") + get("/b") + get("/c"));
        assertThat(requests()).containsExactly("/a");
        assertThat(bytes.isHolding()).isTrue();
        answer();
        assertThat(requests()).containsExactly("/b");
        answer();
        assertThat(requests()).containsExactly("/c");
        assertThat(bytes.isHolding()).isFalse();
    }

    /** Covers a peer that goes on sending: what it sends stays in its own buffers. */
    @Test
    void nothingIsReadWhileARequestIsHeld() {
        receive(get("/a"));
        assertThat(channel.config().isAutoRead()).isTrue();
        receive(get("/b"));
        assertThat(channel.config().isAutoRead()).isFalse();
        answer();
        assertThat(channel.config().isAutoRead()).isTrue();
    }

    private void receive(String text) {
        channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
    }

    private void answer() {
        channel.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.NO_CONTENT));
        // The next request has a turn of its own.
        channel.runScheduledPendingTasks();
    }

    private List<String> requests() {
        List<String> requests = new ArrayList<>();
        for (Object message = channel.readInbound(); message != null; message = channel.readInbound()) {
            if (message instanceof HttpRequest request) {
                requests.add(request.uri());
            }
        }
        return requests;
    }

    private static String get(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    }
}
