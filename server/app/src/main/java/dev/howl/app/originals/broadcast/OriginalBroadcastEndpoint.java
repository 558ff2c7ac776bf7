package dev.howl.app.originals.broadcast;

import dev.howl.app.originals.broadcast.contract.Hint;
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
 * The clients of this node. All that is said to them is said in turns, answers too: so that a client which was told that
 * its message is sent does not get a scheduled one right after, which was under way already.
 */
final class OriginalBroadcastEndpoint implements OriginalBroadcastHandler, ChannelListener<OriginalBroadcastSession> {
    private final SequentialExecutor executor;
    private final Function<Runnable, Future<?>> schedule;
    /** In turns only. */
    private final Map<OriginalBroadcastSession, Client> clients = new HashMap<>();

    private static final class Client {
        private final OriginalBroadcastSession session;
        private final Future<?> schedule;
        private boolean leftOut;

        private Client(OriginalBroadcastSession session, Function<Runnable, Future<?>> schedule) {
            this.session = session;
            this.schedule = schedule.apply(this::broadcast);
        }

        private void broadcast() {
            if (leftOut) {
                leftOut = false;
            } else {
                session.send(new ScheduledBroadcast());
            }
        }
    }

    /**
     * @param schedule has the scheduled broadcast of one client sent in turns, again and again until it is cancelled;
     *     where all clients share one, nothing comes of it, and {@link #broadcast} is called
     */
    OriginalBroadcastEndpoint(SequentialExecutor executor, Function<Runnable, Future<?>> schedule) {
        this.executor = executor;
        this.schedule = schedule;
    }

    /** Sends the scheduled broadcast to all. */
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
                client.leftOut = true;
            }
            return new ImmediateMessageSent();
        });
    }

    @Override
    public CompletionStage<Pong> ping(OriginalBroadcastSession session, Ping request) {
        return executor.ask(Pong::new);
    }

    @Override
    public CompletionStage<Hint> help(OriginalBroadcastSession session, Unknown request) {
        return executor.ask(Hint::new);
    }
}
