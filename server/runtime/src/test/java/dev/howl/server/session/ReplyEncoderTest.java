package dev.howl.server.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.runtime.FrameCodec;
import dev.howl.server.chat.ChatChannel;
import dev.howl.server.chat.ChatMessages.Answer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests of the sharing of large replies, such as the snapshot of one position. */
class ReplyEncoderTest {
    private static final String LARGE = "x".repeat(100_000);

    private final ReplyEncoder encoder = new ReplyEncoder(FrameCodec.ofServer(new ChatChannel().spec()));

    @Test
    void aLargeReplyIsEncodedOnceForAllClientsThatAskAtOnce() {
        List<CompletableFuture<ReplyFrame>> asked = IntStream.range(0, 20)
                .mapToObj(client ->
                        CompletableFuture.supplyAsync(() -> encoder.encode(new Answer(LARGE), "ref-" + client)))
                .toList();
        ReplyFrame first = asked.get(0).join();
        assertThat(first.shared()).isNotNull();
        for (CompletableFuture<ReplyFrame> other : asked) {
            assertThat(other.join().shared()).isSameAs(first.shared());
            assertThat(other.join().weight()).isLessThan(100);
        }
        assertThat(new String(asked.get(7).join().tail(), UTF_8)).contains("ref-7");
    }

    @Test
    void aReplyWithOtherContentIsEncodedOnItsOwn() {
        ReplyFrame before = encoder.encode(new Answer(LARGE), "a");
        ReplyFrame after = encoder.encode(new Answer(LARGE + "y"), "a");
        assertThat(after.shared()).isNotSameAs(before.shared());
        assertThat(after.length()).isEqualTo(before.length() + 1);
    }

    @Test
    void aSmallReplyIsNotKept() {
        byte[] frame =
                Objects.requireNonNull(encoder.encode(new Answer("small"), "a").frame());
        assertThat(encoder.encode(new Answer("small"), "b").frame()).isNotEqualTo(frame);
        assertThat(new String(Arrays.copyOfRange(frame, 2, frame.length), UTF_8))
                .contains("small", "\"ref\":\"a\"");
    }

    @Test
    void onlyTheLatestRepliesAreKept() {
        ReplyFrame oldest = encoder.encode(new Answer(LARGE), null);
        for (int i = 0; i < 8; i++) {
            assertThat(encoder.encode(new Answer(LARGE), null).shared()).isSameAs(oldest.shared());
            encoder.encode(new Answer(LARGE + i), null);
        }
        assertThat(encoder.encode(new Answer(LARGE), null).shared()).isNotSameAs(oldest.shared());
    }
}
