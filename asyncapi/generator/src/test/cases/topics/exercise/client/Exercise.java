package golden.topics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.client.runtime.Registration;
import dev.howl.client.runtime.Subscription;
import dev.howl.runtime.Frame;
import dev.howl.runtime.FrameCodec;
import dev.howl.runtime.FrameFields;
import dev.howl.runtime.Position;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

final class Exercise {
    /** Uses of the generated client that must compile. */
    static final BiFunction<WeatherClient, String, CompletableFuture<WarningsSnapshot>> GET =
            (client, city) -> client.warnings(city).get();

    static final BiFunction<WeatherClient, Consumer<Warning>, Subscription> SUBSCRIBE =
            (client, listener) -> client.warnings("berlin").subscribe(listener);
    static final BiFunction<WeatherClient, Consumer<ChangesEvent>, Subscription> CHANGES =
            (client, listener) -> client.changes().subscribe(listener);
    static final BiFunction<WeatherClient, Consumer<Object>, Subscription> FOLLOW =
            (client, listener) -> client.warnings("berlin").follow(listener, listener);
    static final BiFunction<WeatherClient, Position, Subscription> SINCE =
            (client, since) -> client.warnings("berlin").subscribe(since, warning -> System.out.println(warning.text()));
    static final Function<WeatherClient, Flow.Publisher<Warning>> EVENTS =
            client -> client.warnings("berlin").events();
    static final Function<WeatherClient, Registration> NOTE =
            client -> client.reports().onNote(note -> System.out.println(note.text()));

    static void run() {
        FrameCodec codec = FrameCodec.ofClient(FeedContract.SPEC);
        assertThat(new String(codec.encode(new GetWarnings("berlin"), FrameFields.ref("1")), StandardCharsets.UTF_8))
                .isEqualTo("{\"type\":\"get_warnings\",\"payload\":{\"city\":\"berlin\"},\"ref\":\"1\"}");
        Frame frame = codec.recognise(codec.parse(
                "{\"type\":\"warning\",\"payload\":{\"text\":\"hail\"},\"position\":{\"topic\":\"warnings\",\"key\":\"berlin\",\"epoch\":\"e\",\"seq\":4}}"));
        assertThat(frame.position()).isEqualTo(new Position("warnings", "berlin", "e", 4));
        assertThat(codec.decode(frame)).isEqualTo(new Warning("hail"));
        assertThat(FeedContract.SPEC.topics().get("warnings").keyed()).isTrue();
        assertThat(FeedContract.SPEC.topics().get("changes").planned()).isTrue();
    }
}
