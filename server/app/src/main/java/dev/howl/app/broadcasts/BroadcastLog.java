package dev.howl.app.broadcasts;

import dev.howl.app.contract.Broadcast;
import dev.howl.runtime.Position;
import dev.howl.server.PublishOptions;
import java.util.concurrent.CompletionStage;

/** Where broadcasts are appended: {@link dev.howl.app.contract.BroadcastsPublisher#publish}. */
@FunctionalInterface
interface BroadcastLog {
    CompletionStage<Position> append(Broadcast event, PublishOptions options);
}
