package dev.howl.testkit.conformance.check;

import dev.howl.instances.ChannelInstances;
import dev.howl.instances.Choices;
import dev.howl.instances.FrameContent;
import dev.howl.model.ChannelExtensions.Heartbeat;
import dev.howl.model.Message;
import dev.howl.runtime.Direction;
import dev.howl.testkit.conformance.session.ChannelProtocol;
import dev.howl.testkit.conformance.session.SessionContext;
import dev.howl.testkit.conformance.session.SessionOpener;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The state of a run on one channel: its open sessions, and the checks that use them. Not thread-safe. */
final class ChannelRun implements AutoCloseable {
    private final SessionOpener opener;
    private final ChannelInstances instances;
    private final CheckTools tools;
    private final Map<String, String> keys;
    private @Nullable Conversation main;
    private @Nullable Observer observer;

    /** @param keys a key of each topic that has keys */
    ChannelRun(SessionOpener opener, ChannelInstances instances, Patience patience, Map<String, String> keys) {
        this.opener = opener;
        this.instances = instances;
        this.keys = keys;
        ChannelProbe probe = new ChannelProbe(opener.context().protocol());
        this.tools = new CheckTools(opener.context(), probe, patience, new SilenceWindows());
    }

    SessionContext context() {
        return opener.context();
    }

    ChannelProtocol protocol() {
        return opener.context().protocol();
    }

    SessionOpener opener() {
        return opener;
    }

    ChannelInstances instances() {
        return instances;
    }

    ChannelProbe probe() {
        return tools.probe();
    }

    Patience patience() {
        return tools.patience();
    }

    CheckTools tools() {
        return tools;
    }

    ValidCheck valid() {
        return new ValidCheck(tools);
    }

    RefusalCheck refusals() {
        return new RefusalCheck(tools);
    }

    /** Returns the conversation that cases share; a new one if the last has ended. Empty if none can be opened. */
    Optional<Conversation> conversation() {
        Conversation open = main;
        if (open == null || !open.isOpen() || isStale(open)) {
            if (open != null) {
                open.close();
            }
            open = Conversation.open(opener).orElse(null);
            main = open;
        }
        return Optional.ofNullable(open);
    }

    /** Returns whether the server may end a conversation because it has heard nothing on it. */
    private boolean isStale(Conversation open) {
        Heartbeat heartbeat = protocol().channel().howl().heartbeat();
        return heartbeat != null
                && open.session().silence().compareTo(heartbeat.idleTimeout().dividedBy(2)) > 0;
    }

    /** Returns the observer; empty if it cannot be opened. */
    Optional<Observer> observer() {
        Observer open = observer;
        if (open == null || !open.conversation().isOpen()) {
            if (open != null) {
                open.close();
            }
            open = Observer.open(opener, tools.patience()).orElse(null);
            observer = open;
            if (open != null) {
                open.subscribe(keys);
            }
        }
        return Optional.ofNullable(open);
    }

    /** Returns the observer even if its connection has ended; opens one only if there was none. */
    Optional<Observer> lastObserver() {
        return Optional.ofNullable(observer).or(this::observer);
    }

    /** Returns the observer if there is one that is open. */
    Optional<Observer> openObserver() {
        return Optional.ofNullable(observer).filter(one -> one.conversation().isOpen());
    }

    /** Returns the first example of a message, or else the simplest frame; empty if none could be made. */
    Optional<FrameContent> first(Message message) {
        List<FrameContent> examples = instances.examples(Direction.TO_SERVER, message);
        return examples.isEmpty()
                ? instances.generated(Direction.TO_SERVER, message, Choices.simplest())
                : Optional.of(examples.get(0));
    }

    @Override
    public void close() {
        if (main != null) {
            main.close();
        }
        if (observer != null) {
            observer.close();
        }
    }
}
