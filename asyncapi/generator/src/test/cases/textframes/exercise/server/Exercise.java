package golden.textframes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.FrameCodec;
import dev.howl.runtime.FrameFields;
import dev.howl.runtime.Message;
import dev.howl.server.Registration;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

final class Exercise {
    static final FrameCodec DESK = FrameCodec.ofServer(DeskContract.SPEC);

    /** Uses of the generated server that must compile. */
    static final Function<DeskSession, @Nullable String> CITY = DeskSession::cityUuid;

    static final Function<DeskSession, String> ROOM = DeskSession::room;
    static final Function<DeskSession, @Nullable String> ROOM_OF_QUERY = DeskSession::roomQuery;
    static final BiFunction<TicksPublisher, StringBuilder, Registration> LISTEN =
            (ticks, log) -> ticks.listen((Tick tick, dev.howl.runtime.Position position) -> log.append(tick.text()));

    static void run() {
        everyFormatIsRecognised();
        whatIsNoMessageIsRefused();
        whatIsWrittenIsReadAsItWasMeant();
        assertThat(new DeskChannel().resources()).isEqualTo("META-INF/howl/golden.textframes.DeskChannel");
    }

    private static void everyFormatIsRecognised() {
        assertThat(read("send_now")).isEqualTo(new SendNow());
        assertThat(read("?")).isEqualTo(new Help("?"));
        assertThat(read("SR 12")).isEqualTo(new Show("12"));
        assertThat(read("CL panel")).isEqualTo(new Register("panel", null, "CL panel"));
        assertThat(read("CL panel admin")).isEqualTo(Register.of("CL panel admin"));
        assertThat(read("{\"kind\":\"move\",\"x\":4}")).isEqualTo(new Move(4));
        assertThat(((Draw) read("[1, 2.5]")).value().size()).isEqualTo(2);
        assertThat(read("SR twelve")).isEqualTo(new Say("SR twelve"));
        assertThat(read("{\"kind\":\"fly\"}")).isEqualTo(new Say("{\"kind\":\"fly\"}"));
        FrameCodec echo = FrameCodec.ofServer(EchoContract.SPEC);
        for (String json : new String[] {"null", "1.5", "\"x\"", "{\"a\":[null]}", "[]"}) {
            assertThat(new String(echo.encode(echo.decode(echo.read(json)), FrameFields.NONE), StandardCharsets.UTF_8))
                    .isEqualTo(json);
        }
    }

    private static void whatIsNoMessageIsRefused() {
        assertThatThrownBy(() -> read("x".repeat(21)))
                .isInstanceOfSatisfying(CodedException.class, e -> assertThat(e.code()).isEqualTo("schema_violation"));
        assertThatThrownBy(() -> FrameCodec.ofServer(EchoContract.SPEC).read("no json"))
                .isInstanceOfSatisfying(CodedException.class, e -> assertThat(e.code()).isEqualTo("bad_json"));
    }

    private static void whatIsWrittenIsReadAsItWasMeant() {
        assertThat(written(new Sent())).isEqualTo("Immediate message sent");
        assertThat(written(new Changes("[1]"))).isEqualTo("Changes: [1]");
        assertThat(written(new Said("hello"))).isEqualTo("hello");
        assertThat(written(new Wrong("not_found", "no 12"))).isEqualTo("ERROR not_found: no 12");
        assertThatIllegalArgumentException().isThrownBy(() -> new Changes("1")).withMessageContaining("'text'");
        assertThatIllegalArgumentException().isThrownBy(() -> new Wrong("a: b", "c"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Register("panel", "admin", "CL panel"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Help("what"));
    }

    private static Message read(String frame) {
        return DESK.decode(DESK.read(frame));
    }

    private static String written(Message message) {
        return new String(DESK.encode(message, FrameFields.NONE), StandardCharsets.UTF_8);
    }

    /** Says the same again. */
    public static final class Echo implements EchoHandler {
        @Override
        public CompletionStage<Value> echo(EchoSession session, Value request) {
            return CompletableFuture.completedStage(request);
        }
    }

    /** A handler that must compile, and that the test on the wire uses. */
    public static final class Desk implements DeskHandler {
        @Override
        public CompletionStage<Sent> sendNow(DeskSession session, SendNow request) {
            return CompletableFuture.completedStage(new Sent());
        }

        @Override
        public CompletionStage<Hint> help(DeskSession session, Help request) {
            return CompletableFuture.completedStage(new Hint());
        }

        @Override
        public CompletionStage<Changes> show(DeskSession session, Show request) {
            return CompletableFuture.completedStage(new Changes("[" + request.responseId() + "]"));
        }

        @Override
        public void register(DeskSession session, Register message) {
            session.send(new Said(message.class_()));
        }

        @Override
        public void say(DeskSession session, Say message) {
            session.send(new Said(message.text()));
        }

        @Override
        public CompletionStage<Moved> move(DeskSession session, Move request) {
            return CompletableFuture.completedStage(new Moved());
        }

        @Override
        public CompletionStage<Drawn> draw(DeskSession session, Draw request) {
            return CompletableFuture.completedStage(new Drawn(request.value()));
        }
    }
}
