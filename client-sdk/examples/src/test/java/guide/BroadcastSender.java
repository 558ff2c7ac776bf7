package guide;

import dev.howl.client.HowlClient;
import dev.howl.client.SendBroadcast;
import dev.howl.client.runtime.ClientBuilder;
import dev.howl.testkit.Await;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** A client that sends numbered broadcasts, each after the answer to the one before, until it is stopped. */
final class BroadcastSender implements AutoCloseable {
    private static final Executor LATER = CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS);

    private final List<String> accepted = new CopyOnWriteArrayList<>();
    private final String run = UUID.randomUUID() + "-";
    private final HowlClient howl;
    private final CompletableFuture<Void> end;
    private volatile boolean stopped;

    BroadcastSender(ClientBuilder<HowlClient> builder) {
        howl = builder.token(() -> GuideServer.TOKEN).connect();
        end = sendFrom(0);
    }

    private CompletableFuture<Void> sendFrom(int number) {
        String message = "number " + number;
        return howl.broadcasts()
                .send(new SendBroadcast(
                        message, run + number)) // sent again if the connection is lost before the answer
                .thenAccept(answer -> accepted.add(message))
                .thenComposeAsync(
                        done -> stopped ? CompletableFuture.completedFuture(null) : sendFrom(number + 1), LATER);
    }

    /** Waits until the server has accepted some more broadcasts. */
    void awaitMore(int count) {
        int target = accepted.size() + count;
        Await.until(count + " more broadcasts are accepted", () -> accepted.size() >= target || end.isDone());
    }

    /** Stops sending and returns the accepted broadcasts. Fails if one was not accepted. */
    List<String> stop() {
        stopped = true;
        end.join();
        return accepted;
    }

    @Override
    public void close() {
        stopped = true;
        howl.close();
    }
}
