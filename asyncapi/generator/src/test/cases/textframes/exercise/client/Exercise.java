package golden.textframes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.client.runtime.Registration;
import dev.howl.runtime.FrameCodec;
import dev.howl.runtime.FrameFields;
import dev.howl.runtime.Message;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

final class Exercise {
    /** Uses of the generated client that must compile. */
    static final Function<DeskClient, CompletableFuture<Sent>> SEND_NOW = DeskClient::sendNow;

    static final BiFunction<DeskClient, String, CompletableFuture<Changes>> SHOW =
            (client, id) -> client.show(id);
    static final BiFunction<DeskClient, Register, CompletableFuture<Void>> REGISTER = DeskClient::register;
    static final BiFunction<DeskClient, String, CompletableFuture<Void>> SAY = DeskClient::say;
    static final BiFunction<EchoClient, JsonNode, CompletableFuture<Value>> ECHO = EchoClient::echo;
    static final BiFunction<DeskClient, Consumer<Said>, Registration> SAID = DeskClient::onSaid;

    static void run() {
        FrameCodec codec = FrameCodec.ofClient(DeskContract.SPEC);
        assertThat(text(codec, new Show("7"))).isEqualTo("SR 7");
        assertThat(text(codec, Register.of("CL bot"))).isEqualTo("CL bot");
        assertThat(text(codec, new Move(3))).isEqualTo("{\"kind\":\"move\",\"x\":3}");
        assertThat(read(codec, "Changes: []")).isEqualTo(new Changes("[]"));
        assertThat(read(codec, "Scheduled broadcast")).isEqualTo(new Tick());
        assertThat(read(codec, "ERROR a: b")).isEqualTo(new Wrong("a", "b"));
        assertThat(read(codec, "{\"kind\":\"moved\"}")).isEqualTo(new Moved());
        assertThat(((Drawn) read(codec, "[1]")).value().get(0).intValue()).isEqualTo(1);
        assertThat(read(codec, "changes")).isEqualTo(new Said("changes"));
    }

    private static DeskServerMessage read(FrameCodec codec, String frame) {
        return (DeskServerMessage) codec.decode(codec.read(frame));
    }

    private static String text(FrameCodec codec, Message message) {
        return new String(codec.encode(message, FrameFields.NONE), StandardCharsets.UTF_8);
    }
}
