package dev.howl.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BinaryFramesTest {
    private static final byte[] BYTES = {0, 1, (byte) 0xFF};

    private static final FrameCodec CODEC = FrameCodec.ofServer(ChannelSpec.builder("c", "/c", "C", "1")
            .envelope(new Envelope("type", "payload", "ref", "position", "id"))
            .clientMessage("text", "text", Text.class)
            .format("text", FrameFormat.text())
            .clientMessage("other", "other", Other.class)
            .format("other", FrameFormat.text())
            .clientMessage("image", "image", Image.class)
            .format("image", FrameFormat.binary(Image::new))
            .clientMessage("sound", "sound", Sound.class)
            .format("sound", FrameFormat.binary(Sound::new))
            .serverMessage("sound", "sound", Sound.class)
            .format("sound", FrameFormat.binary(Sound::new))
            .build());

    record Text(String text) implements TextMessage {}

    record Other(String text) implements TextMessage {}

    static final class Image extends BinaryMessage {
        Image(byte[] bytes) {
            super(bytes);
        }
    }

    static final class Sound extends BinaryMessage {
        Sound(byte[] bytes) {
            super(bytes);
        }
    }

    @Test
    void everyBinaryFrameIsTheFirstBinaryMessage() {
        Frame frame = CODEC.readBinary(BYTES).orElseThrow();
        assertThat(frame.spec().name()).isEqualTo("image");
        assertThat(frame.spec().hasProperties()).isFalse();
        assertThat(frame.ref()).isNull();
        assertThat(CODEC.decode(frame)).isEqualTo(new Image(BYTES));
        assertThat(CODEC.decode(CODEC.readBinary(new byte[0]).orElseThrow())).isEqualTo(new Image(new byte[0]));
    }

    @Test
    void aTextIsNeverABinaryMessage() {
        assertThat(CODEC.read("{\"type\":\"image\"}").spec().name()).isEqualTo("text");
        assertThat(CODEC.readsBinary()).isTrue();
    }

    @Test
    void theFirstOfSeveralFreeTextsIsRecognised() {
        assertThat(CODEC.decode(CODEC.read("x"))).isEqualTo(new Text("x"));
    }

    @Test
    void bytesAreWrittenAsTheyAre() {
        assertThat(CODEC.encode(new Sound(BYTES), new FrameFields("r", null, "i")))
                .isEqualTo(BYTES);
        assertThat(CODEC.tail(new Sound(BYTES), "r")).isEmpty();
    }

    @Test
    void withoutBinaryMessagesThereIsNone() {
        FrameCodec codec = FrameCodec.ofClient(ChannelSpec.builder("c", "/c", "C", "1")
                .clientMessage("image", "image", Image.class)
                .format("image", FrameFormat.binary(Image::new))
                .build());
        assertThat(codec.readBinary(BYTES)).isEmpty();
        assertThat(codec.readsBinary()).isFalse();
    }

    @Test
    void aMessageSharesItsBytesWithNobody() {
        byte[] given = BYTES.clone();
        Image image = new Image(given);
        given[0] = 7;
        image.bytes()[0] = 7;
        assertThat(image.bytes()).isEqualTo(BYTES);
        assertThat(image.length()).isEqualTo(3);
        assertThat(image.buffer().isReadOnly()).isTrue();
        assertThat(image.buffer().get(2)).isEqualTo((byte) 0xFF);
    }

    @Test
    void equalityIsThatOfClassAndBytes() {
        assertThat(new Image(BYTES)).isEqualTo(new Image(BYTES)).hasSameHashCodeAs(new Image(BYTES));
        assertThat(new Image(BYTES)).isNotEqualTo(new Sound(BYTES)).isNotEqualTo(new Image(new byte[3]));
    }

    @Test
    void itsTextIsShort() {
        assertThat(new Image(new byte[0])).hasToString("Image[0 bytes]");
        assertThat(new Image(new byte[] {10})).hasToString("Image[1 byte: 0a]");
        assertThat(new Image(new byte[1000])).hasToString("Image[1000 bytes: " + "00".repeat(16) + "…]");
    }
}
