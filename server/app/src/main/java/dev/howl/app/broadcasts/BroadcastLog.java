package dev.howl.app.broadcasts;

import dev.howl.app.contract.Broadcast;
import dev.howl.runtime.Position;
import dev.howl.server.PublishOptions;
import java.util.concurrent.CompletionStage;

/** The log of broadcast events; in the server {@link dev.howl.app.contract.BroadcastsPublisher#publish}. */
@FunctionalInterface
interface BroadcastLog {
    CompletionStage<Position> append(Broadcast event, PublishOptions options);
}
