package golden.binary;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The conversation of the generated client with the generated server, over a socket. */
final class Conversation {
    private Conversation() {}

    static void gallery(URI uri) throws Exception {
        BlockingQueue<GalleryServerMessage> received = new LinkedBlockingQueue<>();
        byte[] large = new byte[40_000];
        Arrays.fill(large, (byte) 0xFE);
        try (GalleryClient client = GalleryClient.connect(uri)) {
            client.on(GalleryServerMessage.class, received::add);
            assertThat(client.caption("x").get(10, TimeUnit.SECONDS)).isEqualTo(new Captioned());
            assertThat(client.scale(new byte[] {1, 2}).get(10, TimeUnit.SECONDS))
                    .isEqualTo(new Thumbnail(new byte[] {1}));
            assertThat(client.scale(large).get(10, TimeUnit.SECONDS))
                    .isEqualTo(new Thumbnail(Arrays.copyOf(large, large.length / 2)));
            client.note("{\"author\": 1}");
            assertThat(received.poll(10, TimeUnit.SECONDS)).isEqualTo(new Table("{\"author\": 1},noted"));
            assertThat(received.poll(10, TimeUnit.SECONDS))
                    .isEqualTo(new Thumbnail("{\"author\": 1}".getBytes(StandardCharsets.UTF_8)));
        }
    }

    static void readings(URI uri) throws Exception {
        try (ReadingsClient client = ReadingsClient.connect(uri)) {
            assertThat(client.read(new byte[7]).get(10, TimeUnit.SECONDS)).isEqualTo(new Stored(7));
        }
    }
}
