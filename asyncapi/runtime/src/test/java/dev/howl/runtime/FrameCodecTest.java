package dev.howl.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class FrameCodecTest {
    record Say(String text, @JsonProperty("loud") Boolean loud) implements Message {
        Say {
            Constraints.required("text", text);
            Constraints.maxLength("text", text, 5);
            loud = Constraints.orDefault(loud, false);
        }
    }

    record Said(String text) implements Message {}

    record Elsewhere() implements Message {}

    private static final ChannelSpec ENVELOPED = channel(new Envelope("type", "payload", "ref", "position", "id"));
    private static final ChannelSpec BARE = channel(new Envelope("type", null, "ref", null, null));

    private static ChannelSpec channel(Envelope envelope) {
        return ChannelSpec.builder("chat", "/chat", "Chat", "1.0.0")
                .envelope(envelope)
                .clientMessage("say", "say", Say.class)
                .serverMessage("said", "said", Said.class)
                .build();
    }

    private static String text(byte[] frame) {
        return new String(frame, StandardCharsets.UTF_8);
    }

    @Test
    void envelopeContainsThePayloadAndThePropertiesOfTheRuntime() {
        Position position = new Position("talk", null, "e1", 7);
        byte[] event = FrameCodec.ofServer(ENVELOPED).encode(new Said("hi"), FrameFields.position(position));
        assertThat(text(event))
                .isEqualTo("{\"type\":\"said\",\"payload\":{\"text\":\"hi\"},"
                        + "\"position\":{\"topic\":\"talk\",\"epoch\":\"e1\",\"seq\":7}}");
        byte[] request = FrameCodec.ofClient(ENVELOPED).encode(new Say("hi", true), new FrameFields("r1", null, "c1"));
        assertThat(text(request))
                .isEqualTo(
                        "{\"type\":\"say\",\"payload\":{\"text\":\"hi\",\"loud\":true,\"id\":\"c1\"},\"ref\":\"r1\"}");
    }

    @Test
    void frameWithAddedPositionEqualsFrameEncodedWithIt() {
        FrameCodec codec = FrameCodec.ofServer(ENVELOPED);
        Position position = new Position("talk", "a \"key\" of \u00e4", "e1", 7);
        byte[] frame = codec.encode(new Said("hi"), FrameFields.NONE);
        assertThat(text(codec.withPosition(frame, position)))
                .isEqualTo(text(codec.encode(new Said("hi"), FrameFields.position(position))));
        assertThat(text(codec.withPosition(new byte[] {'{', '}'}, position))).startsWith("{\"position\":{");
        assertThat(FrameCodec.ofServer(BARE).withPosition(frame, position)).isSameAs(frame);
    }

    @Test
    void withoutEnvelopeTheFrameIsThePayload() {
        byte[] request = FrameCodec.ofClient(BARE).encode(new Say("hi", true), FrameFields.ref("r1"));
        assertThat(text(request)).isEqualTo("{\"type\":\"say\",\"text\":\"hi\",\"loud\":true,\"ref\":\"r1\"}");
        Frame frame =
                FrameCodec.ofServer(BARE).recognise(FrameCodec.ofServer(BARE).parse(request));
        assertThat(FrameCodec.ofServer(BARE).decode(frame)).isEqualTo(new Say("hi", true));
        assertThat(frame.ref()).isEqualTo("r1");
    }

    @Test
    void ignoresUnknownPropertiesAndFillsInDefaults() {
        FrameCodec codec = FrameCodec.ofServer(ENVELOPED);
        Frame frame = codec.recognise(
                codec.parse("{\"type\":\"say\",\"payload\":{\"text\":\"hi\",\"new\":[1]},\"more\":{}}"));
        assertThat(codec.decode(frame)).isEqualTo(new Say("hi", false));
        assertThat(frame.ref()).isNull();
        assertThat(frame.position()).isNull();
    }

    record Whole(JsonNode value) implements Message {}

    record Other(JsonNode value) implements Message {}

    private static ChannelSpec.Builder wholes() {
        return ChannelSpec.builder("any", "/any", "Any", "1.0.0")
                .envelope(new Envelope("type", null, "ref", null, null))
                .clientMessage("whole", "w", Whole.class)
                .clientMessage("other", "o", Other.class);
    }

    @Test
    void discriminatorSelectsARecordThatContainsTheWholeObject() {
        FrameCodec codec = FrameCodec.ofServer(wholes().format("whole", FrameFormat.wholeObject())
                .format("other", FrameFormat.wholeObject())
                .build());
        Frame frame = codec.read("{\"type\":\"w\",\"ref\":\"r\"}");
        assertThat(codec.decode(frame)).isEqualTo(new Whole(frame.root()));
        assertThat(frame.ref()).isEqualTo("r");
        assertThat(codec.read("{\"type\":\"o\"}").spec().type()).isEqualTo(Other.class);
        assertThatThrownBy(() -> codec.read("{\"type\":\"whole\"}")).isInstanceOf(CodedException.class);
    }

    @Test
    void aCorrelationIdMayBeAnInteger() {
        ChannelSpec channel = ChannelSpec.builder("c", "/c", "C", "1.0.0")
                .envelope(new Envelope("type", null, "id", null, null).withNumbers())
                .clientMessage("say", "say", Say.class)
                .serverMessage("said", "said", Said.class)
                .build();
        FrameCodec server = FrameCodec.ofServer(channel);
        assertThat(text(FrameCodec.ofClient(channel).encode(new Say("hi", true), FrameFields.ref("1z"))))
                .endsWith(",\"id\":71}");
        for (String id : new String[] {"0", "71", "-5", "9223372036854775807", "-9223372036854775808"}) {
            String ref = server.ref("{\"id\":" + id + "}");
            assertThat(text(server.encode(new Said("hi"), FrameFields.ref(ref))))
                    .endsWith(",\"id\":" + id + "}");
        }
        for (String id : new String[] {"\"71\"", "7.5", "9223372036854775808", "null", "[1]"}) {
            assertThat(server.ref("{\"id\":" + id + "}")).isNull();
        }
        assertThat(text(server.encode(new Said("hi"), FrameFields.ref("s-1")))).doesNotContain("\"id\"");
    }

    @Test
    void onlyObjectMessageOfADirectionNeedsNoDiscriminator() {
        ChannelSpec channel = ChannelSpec.builder("c", "/c", "C", "1.0.0")
                .envelope(new Envelope("type", null, null, null, null))
                .clientMessage("say", "say", Say.class)
                .serverMessage("said", "said", Said.class)
                .format("said", FrameFormat.onlyObject())
                .build();
        byte[] frame = FrameCodec.ofServer(channel).encode(new Said("hi"), FrameFields.NONE);
        assertThat(text(frame)).isEqualTo("{\"text\":\"hi\"}");
        FrameCodec client = FrameCodec.ofClient(channel);
        assertThat(client.decode(client.read(text(frame)))).isEqualTo(new Said("hi"));
        assertThat(text(client.encode(new Say("hi", true), FrameFields.NONE))).startsWith("{\"type\":\"say\"");
    }

    @Test
    void messageOfASpecificTypeTakesPrecedenceOverOneOfAnyType() {
        FrameCodec codec = FrameCodec.ofServer(wholes().format("whole", FrameFormat.value())
                .format("other", FrameFormat.value("array"))
                .build());
        assertThat(codec.read("[1]").spec().type()).isEqualTo(Other.class);
        assertThat(codec.read("{}").spec().type()).isEqualTo(Whole.class);
        assertThat(codec.read("1").spec().type()).isEqualTo(Whole.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999", "[-1e999]", "[{\"x\":1e1000000000}]"})
    void numberBeyondDoubleIsKeptWhereAnyValueIs(String frame) {
        FrameCodec codec = FrameCodec.ofServer(
                wholes().format("whole", FrameFormat.value()).build());
        assertThat(codec.decode(codec.read(frame)).toString()).containsPattern("1E\\+(999|1000000000)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no", "{", "[]", "1", "null", "{} {}", "{\"a\":1,\"a\":2}", "{\"a\":\u0000}"})
    void anythingButOneJsonObjectIsBadJson(String frame) {
        assertThatThrownBy(() -> FrameCodec.ofServer(BARE).parse(frame))
                .isInstanceOfSatisfying(
                        CodedException.class, e -> assertThat(e.code()).isEqualTo("bad_json"));
    }

    /** RFC 7493, section 2.1: in a value, in a name, in a value that is ignored, and in bytes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"say\",\"text\":\"\\ud800\"}",
                "{\"type\":\"say\",\"text\":\"\\udc00\"}",
                "{\"type\":\"say\",\"text\":\"\\ud83d\\ud83d\\udc3a\"}",
                "{\"type\":\"say\",\"text\":\"\\udc3a\\ud83d\"}",
                "{\"type\":\"say\",\"more\":[{\"\\uD800\":1}]}",
                "{\"type\":\"say\",\"more\":[\"\\ud800\"]}",
            })
    void halfASurrogatePairIsBadJson(String frame) {
        FrameCodec codec = FrameCodec.ofServer(BARE);
        assertBadJson(() -> codec.parse(frame));
        assertBadJson(() -> codec.parse(frame.getBytes(StandardCharsets.UTF_8)));
        assertBadJson(() -> codec.read(frame));
    }

    @Test
    void halfASurrogatePairInCesu8IsBadJson() {
        byte[] frame = "{\"type\":\"say\",\"text\":\"???\"}".getBytes(StandardCharsets.UTF_8);
        int at = frame.length - 5;
        frame[at] = (byte) 0xED;
        frame[at + 1] = (byte) 0xA0;
        frame[at + 2] = (byte) 0x80;
        assertBadJson(() -> FrameCodec.ofServer(BARE).parse(frame));
    }

    @Test
    void aWholeSurrogatePairIsText() {
        FrameCodec codec = FrameCodec.ofServer(BARE);
        assertThat(codec.decode(codec.read("{\"type\":\"say\",\"text\":\"\\ud83d\\udc3a\"}")))
                .isEqualTo(new Say("\uD83D\uDC3A", false));
    }

    @Test
    void halfASurrogatePairIsNotWritten() {
        FrameCodec codec = FrameCodec.ofClient(BARE);
        assertBadJson(() -> codec.encode(new Say("a\uD800b", true), FrameFields.NONE));
        assertBadJson(() -> codec.encode(new Say("\uDC00", true), FrameFields.NONE));
    }

    private static void assertBadJson(ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(CodedException.class, e -> assertThat(e.code())
                .isEqualTo("bad_json"));
    }

    @Test
    void nestingDepthIsLimited() {
        String deep = "{\"a\":".repeat(200) + "1" + "}".repeat(200);
        assertThatThrownBy(() -> FrameCodec.ofServer(BARE).parse(deep))
                .isInstanceOfSatisfying(
                        CodedException.class, e -> assertThat(e.code()).isEqualTo("bad_json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"type\":\"said\"}", "{\"type\":\"SAY\"}", "{\"type\":\"\"}"})
    void typeOfTheOtherDirectionOrOfNoMessageIsUnknown(String frame) {
        FrameCodec codec = FrameCodec.ofServer(BARE);
        assertThatThrownBy(() -> codec.recognise(codec.parse(frame)))
                .isInstanceOfSatisfying(CodedException.class, e -> {
                    assertThat(e.code()).isEqualTo("unknown_type");
                    assertThat(e.pointer()).isEqualTo("/type");
                });
    }

    @Test
    void schemaViolationHasAPointerAndDoesNotEchoTheValue() {
        FrameCodec codec = FrameCodec.ofServer(ENVELOPED);
        Frame frame = codec.recognise(codec.parse("{\"type\":\"say\",\"payload\":{\"text\":\"secret\"}}"));
        assertThatThrownBy(() -> codec.decode(frame)).isInstanceOfSatisfying(CodedException.class, e -> {
            assertThat(e.code()).isEqualTo("schema_violation");
            assertThat(e.getMessage()).contains("longer than 5").doesNotContain("secret");
        });
        Frame number = codec.recognise(codec.parse("{\"type\":\"say\",\"payload\":{\"text\":7}}"));
        assertThatThrownBy(() -> codec.decode(number)).isInstanceOfSatisfying(CodedException.class, e -> {
            assertThat(e.code()).isEqualTo("schema_violation");
            assertThat(e.pointer()).isEqualTo("/text");
        });
    }

    @Test
    void encodesOnlyMessagesThatTheChannelSends() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FrameCodec.ofServer(BARE).encode(new Elsewhere(), FrameFields.NONE))
                .withMessageContaining("Elsewhere");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FrameCodec.ofServer(BARE).encode(new Say("hi", true), FrameFields.NONE));
    }

    @Test
    void invalidPositionIsRefused() {
        FrameCodec codec = FrameCodec.ofClient(ENVELOPED);
        assertThatThrownBy(
                        () -> codec.recognise(
                                codec.parse(
                                        "{\"type\":\"said\",\"payload\":{},\"position\":{\"topic\":\"t\",\"epoch\":\"e\",\"seq\":-1}}")))
                .isInstanceOfSatisfying(
                        CodedException.class, e -> assertThat(e.code()).isEqualTo("schema_violation"));
    }

    @Test
    void positionsAreOrderedOnlyWithinAnEpoch() {
        Position seven = new Position("t", null, "e1", 7);
        assertThat(seven.isFollowedBy(new Position("t", null, "e1", 8))).isTrue();
        assertThat(seven.isFollowedBy(new Position("t", null, "e1", 9))).isFalse();
        assertThat(seven.isFollowedBy(new Position("t", null, "e2", 8))).isFalse();
    }
}
