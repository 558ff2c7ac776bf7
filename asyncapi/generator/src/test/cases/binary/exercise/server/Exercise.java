package golden.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.runtime.FrameCodec;
import dev.howl.runtime.FrameFields;
import dev.howl.runtime.Message;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

final class Exercise {
    private static final FrameCodec GALLERY = FrameCodec.ofServer(GalleryContract.SPEC);
    private static final FrameCodec READINGS = FrameCodec.ofServer(ReadingsContract.SPEC);

    static void run() {
        byte[] bytes = {0, 1, (byte) 0xFF};
        GalleryClientMessage picture =
                (GalleryClientMessage) GALLERY.decode(GALLERY.readBinary(bytes).orElseThrow());
        assertThat(picture).isEqualTo(new Picture(bytes)).isNotEqualTo(new Thumbnail(bytes));
        assertThat(picture).hasSameHashCodeAs(new Picture(bytes)).hasToString("Picture[3 bytes: 0001ff]");
        assertThat(READINGS.decode(READINGS.readBinary(bytes).orElseThrow())).isEqualTo(new Reading(bytes));
        assertThat(GALLERY.encode(new Thumbnail(bytes), FrameFields.NONE)).isEqualTo(bytes);

        assertThat(read("{\"kind\":\"caption\",\"text\":\"x\"}")).isEqualTo(new Caption("x"));
        assertThat(read("<b>")).isEqualTo(new Note("<b>"));
        assertThat(read("{\"author\":1}")).isEqualTo(new Note("{\"author\":1}"));
        assertThat(new String(GALLERY.encode(new Table("a,b"), FrameFields.NONE), StandardCharsets.UTF_8))
                .isEqualTo("a,b");
        theBytesAreTheMessagesOwn();
    }

    private static void theBytesAreTheMessagesOwn() {
        byte[] bytes = {1, 2};
        Picture picture = new Picture(bytes);
        bytes[0] = 9;
        picture.bytes()[1] = 9;
        assertThat(picture.bytes()).containsExactly(1, 2);
        assertThat(picture.buffer().isReadOnly()).isTrue();
    }

    private static Message read(String frame) {
        return GALLERY.decode(GALLERY.read(frame));
    }

    /** Cuts pictures to their first half. */
    public static final class Gallery implements GalleryHandler {
        private final GallerySessions everybody;

        public Gallery(GallerySessions everybody) {
            this.everybody = everybody;
        }

        @Override
        public CompletionStage<Captioned> caption(GallerySession session, Caption request) {
            return CompletableFuture.completedStage(new Captioned());
        }

        @Override
        public CompletionStage<Thumbnail> scale(GallerySession session, Picture request) {
            return CompletableFuture.completedStage(
                    new Thumbnail(Arrays.copyOf(request.bytes(), request.length() / 2)));
        }

        @Override
        public void note(GallerySession session, Note message) {
            session.send(new Table(message.text() + ",noted"));
            everybody.send(new Thumbnail(message.text().getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** Counts bytes. */
    public static final class Readings implements ReadingsHandler {
        @Override
        public CompletionStage<Stored> read(ReadingsSession session, Reading request) {
            return CompletableFuture.completedStage(new Stored(request.length()));
        }
    }
}
