package golden.noextensions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Frame;
import dev.howl.runtime.FrameCodec;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.assertj.core.api.Assertions;

final class Exercise {
    static void run() {
        ChatChannel channel = new ChatChannel();
        assertThat(channel.handlers()).isEqualTo(List.of(ChatHandler.class));
        assertThat(channel.resources()).isEqualTo("META-INF/howl/golden.noextensions.ChatChannel");
        FrameCodec codec = FrameCodec.ofServer(channel.spec());
        Frame ask = codec.recognise(codec.parse("{\"kind\":\"ask\",\"re\":\"7\"}"));
        assertThat(ask.ref()).isEqualTo("7");
        assertThat(codec.decode(ask)).isEqualTo(new Ask(20));
        Assertions.assertThatThrownBy(() -> codec.recognise(codec.parse("{\"kind\":\"shout\"}")))
                .isInstanceOfSatisfying(CodedException.class, e -> assertThat(e.code()).isEqualTo("unknown_type"));
    }

    /** A handler that must compile. */
    static final class Chat implements ChatHandler {
        @Override
        public void say(ChatSession session, Say message) {
            session.send(new Said(session.room(), message.text()));
        }

        @Override
        public CompletionStage<HistoryReply> history(ChatSession session, Ask request) {
            return CompletableFuture.completedStage(request.limit() > 50 ? new TooMany() : new History(List.of()));
        }
    }
}
