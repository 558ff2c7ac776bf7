package dev.howl.server.boot;

import dev.howl.server.log.LogEngine;
import dev.howl.server.revocation.RevokedSubjects;
import dev.howl.server.session.ChannelState;
import dev.howl.server.thread.Worker;
import dev.howl.server.window.Windows;
import org.springframework.context.SmartLifecycle;

/**
 * The lifecycle bean of the log engine, which is ready before the first client connects and runs until the last one has
 * gone.
 */
final class LogLifecycle implements SmartLifecycle {
    private static final long EXPIRE_EVERY_MILLIS = 5_000;

    private final Channels channels;
    private final LogEngine engine;
    private final Windows windows;
    private final RevokedSubjects revoked;
    private final Worker housekeeping = new Worker("howl-log");
    private volatile boolean running;

    LogLifecycle(Channels channels, LogEngine engine, Windows windows, RevokedSubjects revoked) {
        this.revoked = revoked;
        this.channels = channels;
        this.engine = engine;
        this.windows = windows;
        states().forEach(state -> state.open(engine, channels.noDurable()));
        engine.revocations().open(revoked);
    }

    @Override
    public void start() {
        engine.start();
        states().forEach(ChannelState::start);
        housekeeping.repeat(windows::expire, EXPIRE_EVERY_MILLIS);
        housekeeping.repeat(revoked::removeOver, EXPIRE_EVERY_MILLIS);
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        housekeeping.stop();
        engine.stop();
        channels.listening().stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /**
     * {@inheritDoc}
     *
     * <p>Lower than that of all other beans here, so that it starts first and stops last.
     */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE / 2;
    }

    private Iterable<ChannelState> states() {
        return channels.loaded().stream()
                .<ChannelState>map(Channels.Loaded::state)
                .toList();
    }
}
