package golden.keywords;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.client.runtime.ConnectionState;
import dev.howl.client.runtime.Subscription;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

final class Exercise {
    /** Uses of the generated client that must compile. */
    static final Function<RoomClient, CompletableFuture<Void>> CLOSE = RoomClient::close2;

    static final Function<RoomClient, CompletableFuture<Void>> STATUS = RoomClient::class_;
    static final Function<RoomClient, AskApi> PART = RoomClient::askOperations;
    static final Function<RoomClient, ConnectionState> STATE = RoomClient::state;

    static Subscription talk(RoomClient client, String key, Consumer<Chat> listener) {
        return client.subscribe(key, listener);
    }

    static void run() {
        assertThat(RoomContract.SPEC.topics().get("talk")).isNotNull();
    }
}
