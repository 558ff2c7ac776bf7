package golden.noextensions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.runtime.FrameCodec;
import dev.howl.runtime.FrameFields;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

final class Exercise {
    /** Uses of the generated client that must compile. */
    static final BiFunction<ChatClient, String, CompletableFuture<Void>> SAY = ChatClient::say;

    static final BiFunction<ChatClient, Ask, CompletableFuture<HistoryReply>> HISTORY = ChatClient::history;

    static void run() {
        FrameCodec codec = FrameCodec.ofClient(ChatContract.SPEC);
        assertThat(new String(codec.encode(new Say("Hi"), FrameFields.NONE), StandardCharsets.UTF_8))
                .isEqualTo("{\"kind\":\"say\",\"text\":\"Hi\"}");
        assertThat(new String(codec.encode(new Ask(5), FrameFields.ref("r1")), StandardCharsets.UTF_8))
                .isEqualTo("{\"kind\":\"ask\",\"limit\":5,\"re\":\"r1\"}");
        ChatServerMessage said = (ChatServerMessage)
                codec.decode(codec.recognise(codec.parse("{\"kind\":\"said\",\"from\":\"ann\",\"text\":\"Hi\",\"new\":1}")));
        assertThat(said).isEqualTo(new Said("ann", "Hi"));
        assertThat(ChatContract.SPEC.address()).isEqualTo("/rooms/{room}");
    }
}
