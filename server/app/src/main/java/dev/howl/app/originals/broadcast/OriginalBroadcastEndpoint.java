package dev.howl.app.originals.broadcast;

import dev.howl.app.originals.broadcast.contract.ImmediateMessageSent;
import dev.howl.app.originals.broadcast.contract.OriginalBroadcastHandler;
import dev.howl.app.originals.broadcast.contract.OriginalBroadcastSession;
import dev.howl.app.originals.broadcast.contract.Ping;
import dev.howl.app.originals.broadcast.contract.Pong;
import dev.howl.app.originals.broadcast.contract.ScheduledBroadcast;
import dev.howl.app.originals.broadcast.contract.SendNow;
import dev.howl.app.originals.broadcast.contract.Unknown;
import dev.howl.app.originals.sequential.SequentialExecutor;
import dev.howl.server.ChannelListener;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Handler of the broadcast server's wire, and the clients of this node. One thread sends everything, replies included:
 * otherwise a client could receive, right after the reply to its message, a scheduled broadcast that was already under
 * way.
 */
final class OriginalBroadcastEndpoint implements OriginalBroadcastHandler, ChannelListener<OriginalBroadcastSession> {
    private final SequentialExecutor executor;
    private final Function<Runnable, Future<?>> schedule;
    private final boolean senderSkips;
    /** Accessed by the executor's thread only. */
    private final Map<OriginalBroadcastSession, Client> clients = new HashMap<>();

    private static final class Client {
        private final OriginalBroadcastSession session;
        private final Future<?> schedule;
        private boolean skipNext;

        private Client(OriginalBroadcastSession session, Function<Runnable, Future<?>> schedule) {
            this.session = session;
            this.schedule = schedule.apply(this::broadcast);
        }

        private void broadcast() {
            if (skipNext) {
                skipNext = false;
            } else {
                session.send(new ScheduledBroadcast());
            }
        }
    }

    /**
     * Creates the endpoint.
     *
     * @param schedule starts the periodic broadcast to one client on the executor's thread, until the future is
     *     cancelled; does nothing if all clients share one schedule, which calls {@link #broadcast}
     * @param senderSkips whether a client that sent {@code send_now} skips the next scheduled broadcast
     */
    OriginalBroadcastEndpoint(
            SequentialExecutor executor, Function<Runnable, Future<?>> schedule, boolean senderSkips) {
        this.executor = executor;
        this.schedule = schedule;
        this.senderSkips = senderSkips;
    }

    /** Sends the scheduled broadcast to all clients of this node. */
    void broadcast() {
        executor.run(() -> clients.values().forEach(Client::broadcast));
    }

    @Override
    public void opened(OriginalBroadcastSession session) {
        executor.run(() -> clients.put(session, new Client(session, schedule)));
    }

    @Override
    public void closed(OriginalBroadcastSession session) {
        executor.run(() -> {
            Client client = clients.remove(session);
            if (client != null) {
                client.schedule.cancel(false);
            }
        });
    }

    @Override
    public CompletionStage<ImmediateMessageSent> sendNow(OriginalBroadcastSession session, SendNow request) {
        return executor.ask(() -> {
            Client client = clients.get(session);
            if (client != null) {
                client.skipNext = senderSkips;
            }
            return new ImmediateMessageSent();
        });
    }

    @Override
    public CompletionStage<Pong> ping(OriginalBroadcastSession session, Ping request) {
        return executor.ask(Pong::new);
    }

    @Override
    public void ignore(OriginalBroadcastSession session, Unknown message) {
        // Like the original, gives no answer.
    }
}
