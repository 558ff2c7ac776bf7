package dev.howl.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

class TextFramesTest {
    record Now() implements TextMessage {
        @Override
        public String text() {
            return "send_now";
        }
    }

    record Named(String name, @Nullable String role, String text) implements TextMessage {
        private static final Regex TEXT = Regex.of(NAMED);

        Named {
            Constraints.groups(TEXT, text, "name", name, "role", role);
        }
    }

    record Numbered(String id) implements TextMessage {
        @Override
        public String text() {
            return "SR " + id;
        }
    }

    record Say(String text) implements TextMessage {
        Say {
            Constraints.maxLength("text", text, 10);
        }
    }

    record Move(int x) implements Message {}

    record Line(JsonNode value) implements Message {}

    private static final String NAMED = "^CL (?<name>\\S+)(?: (?<role>\\w+))?$";

    private static ChannelSpec.Builder channel() {
        return ChannelSpec.builder("desk", "/desk", "Desk", "1.0.0")
                .envelope(new Envelope("kind", null, "re", "position", null))
                .clientMessage("now", "now", Now.class)
                .clientMessage("numbered", "numbered", Numbered.class)
                .clientMessage("named", "named", Named.class)
                .clientMessage("move", "move", Move.class)
                .clientMessage("line", "line", Line.class)
                .serverMessage("line", "line", Line.class)
                .serverMessage("now", "now", Now.class)
                .format("now", FrameFormat.constant("send_now"))
                .format("numbered", FrameFormat.pattern("^SR (?<id>[0-9]+)$", "id"))
                .format("named", FrameFormat.pattern(NAMED, "name", "role"))
                .format("line", FrameFormat.value("array"));
    }

    private static final FrameCodec STRICT = FrameCodec.ofServer(channel().build());
    private static final FrameCodec OPEN = FrameCodec.ofServer(channel()
            .clientMessage("say", "say", Say.class)
            .format("say", FrameFormat.text())
            .build());

    private static Message read(String frame) {
        return OPEN.decode(OPEN.read(frame));
    }

    @Test
    void decodesEachFormatToItsRecord() {
        assertThat(read("send_now")).isEqualTo(new Now());
        assertThat(read("SR 7")).isEqualTo(new Numbered("7"));
        assertThat(read("CL bot")).isEqualTo(new Named("bot", null, "CL bot"));
        assertThat(read("CL bot admin")).isEqualTo(new Named("bot", "admin", "CL bot admin"));
        assertThat(read("{\"kind\":\"move\",\"x\":3}")).isEqualTo(new Move(3));
        assertThat(read("[1]"))
                .isEqualTo(new Line(JsonNodeFactory.instance.arrayNode().add(1)));
        assertThat(OPEN.read("{\"kind\":\"move\",\"x\":3,\"re\":\"r\"}").ref()).isEqualTo("r");
    }

    @ParameterizedTest
    @ValueSource(strings = {"send_now ", "SR x", "5", "{\"kind\":1}", "{\"kind\":\"fly\"}", "{", "", "null", "\"x\""})
    void anyOtherTextIsFreeText(String frame) {
        assertThat(read(frame.length() > 10 ? frame.substring(0, 10) : frame)).isInstanceOf(Say.class);
        assertThat(OPEN.read(frame).root().stringValue()).isEqualTo(frame);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hello|bad_json",
                "{\"kind\":\"fly\"}|unknown_type",
                "{}|unknown_type",
                "5|unknown_type",
            })
    void withoutAFreeTextMessageOtherTextIsRefused(String frame, String code) {
        assertThatThrownBy(() -> STRICT.read(frame))
                .isInstanceOfSatisfying(
                        CodedException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void withoutJsonMessagesOtherTextIsAnUnknownType() {
        FrameCodec texts = FrameCodec.ofServer(ChannelSpec.builder("t", "/t", "T", "1.0.0")
                .clientMessage("now", "now", Now.class)
                .format("now", FrameFormat.constant("send_now"))
                .build());
        assertThatThrownBy(() -> texts.read("{}"))
                .isInstanceOfSatisfying(
                        CodedException.class, e -> assertThat(e.code()).isEqualTo("unknown_type"));
        assertThat(texts.ref("{\"re\":\"x\"}")).isNull();
    }

    @Test
    void textOutsideTheRecordsBoundsIsASchemaViolation() {
        Frame frame = OPEN.read("a text that is too long");
        assertThatThrownBy(() -> OPEN.decode(frame)).isInstanceOfSatisfying(CodedException.class, e -> {
            assertThat(e.code()).isEqualTo("schema_violation");
            assertThat(e.getMessage()).contains("longer than 10");
        });
    }

    @Test
    void textsAndValuesAreEncodedUnchanged() {
        assertThat(text(STRICT.encode(new Now(), FrameFields.ref("r")))).isEqualTo("send_now");
        Line line = new Line(JsonNodeFactory.instance.arrayNode().addNull());
        assertThat(text(STRICT.encode(line, FrameFields.ref("r")))).isEqualTo("[null]");
        byte[] frame = STRICT.encode(new Now(), FrameFields.NONE);
        assertThat(STRICT.withPosition(frame, new Position("t", null, "e", 1))).isSameAs(frame);
    }

    @Test
    void encodingIsRefusedIfDecodingWouldGiveOtherParts() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Named("bot", "admin", "CL bot"))
                .withMessageContaining("'role'");
        assertThatIllegalArgumentException().isThrownBy(() -> new Named("bot", null, "XX bot"));
    }

    @Test
    void trailingLineBreakIsNotIgnored() {
        assertThat(read("SR 7\n")).isEqualTo(new Say("SR 7\n"));
    }

    @Test
    void textOnWhichAPatternTakesTooLongIsRefused() {
        FrameCodec slow = FrameCodec.ofServer(ChannelSpec.builder("t", "/t", "T", "1.0.0")
                .clientMessage("say", "say", Say.class)
                .format("say", FrameFormat.pattern("^(.*a){20}x$"))
                .build());
        assertThatThrownBy(() -> slow.read("a".repeat(60) + "!"))
                .isInstanceOfSatisfying(
                        CodedException.class, e -> assertThat(e.code()).isEqualTo("schema_violation"))
                .hasMessage("a pattern takes too long on the text");
    }

    private static String text(byte[] frame) {
        return new String(frame, StandardCharsets.UTF_8);
    }

    record Anything(String text) implements TextMessage {}

    @ParameterizedTest
    @CsvSource({
        "send_now, now other",
        "SR 7, numbered any",
        "SR x, any",
        "hello, say free",
    })
    void severalTextsOfAKindAreCandidatesInTheOrderOfTheContract(String frame, String candidates) {
        FrameCodec codec = FrameCodec.ofServer(channel()
                .clientMessage("other", "other", Anything.class)
                .clientMessage("any", "any", Anything.class)
                .clientMessage("say", "say", Say.class)
                .clientMessage("free", "free", Anything.class)
                .format("other", FrameFormat.constant("send_now", "later"))
                .format("any", FrameFormat.pattern("^S"))
                .format("say", FrameFormat.text())
                .format("free", FrameFormat.text())
                .build());
        assertThat(codec.candidates(frame))
                .extracting(each -> each.spec().name())
                .containsExactly(candidates.split(" "));
        assertThat(codec.read("a text that is too long").spec().name()).isEqualTo("free");
    }
}
