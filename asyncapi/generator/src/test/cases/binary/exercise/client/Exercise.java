package golden.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.client.runtime.Registration;
import dev.howl.runtime.FrameCodec;
import dev.howl.runtime.FrameFields;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Consumer;

final class Exercise {
    /** Methods of the generated client; it is enough that they compile. */
    static final BiFunction<GalleryClient, byte[], CompletableFuture<Thumbnail>> SCALE = GalleryClient::scale;

    static final BiFunction<GalleryClient, String, CompletableFuture<Void>> NOTE = GalleryClient::note;
    static final BiFunction<GalleryClient, Consumer<Table>, Registration> TABLE = GalleryClient::onTable;
    static final BiFunction<ReadingsClient, byte[], CompletableFuture<Stored>> READ = ReadingsClient::read;

    static void run() {
        byte[] bytes = {1, 2, 3};
        FrameCodec codec = FrameCodec.ofClient(GalleryContract.SPEC);
        assertThat(codec.encode(new Picture(bytes), FrameFields.ref("r"))).isEqualTo(bytes);
        assertThat(codec.decode(codec.readBinary(bytes).orElseThrow())).isEqualTo(new Thumbnail(bytes));
        assertThat(FrameCodec.ofClient(ReadingsContract.SPEC).readBinary(bytes)).isEmpty();
    }
}
