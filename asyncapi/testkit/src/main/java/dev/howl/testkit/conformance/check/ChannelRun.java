package dev.howl.testkit.conformance.check;

import dev.howl.model.Message;
import dev.howl.runtime.Direction;
import dev.howl.testkit.conformance.session.ChannelProtocol;
import dev.howl.testkit.conformance.session.SessionContext;
import dev.howl.testkit.conformance.session.SessionOpener;
import dev.howl.testkit.instance.ChannelInstances;
import dev.howl.testkit.instance.Choices;
import dev.howl.testkit.instance.FrameContent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The state of a run on one channel: its open sessions, and the checks that use them. Not thread-safe. */
final class ChannelRun implements AutoCloseable {
    private final SessionOpener opener;
    private final ChannelInstances instances;
    private final ChannelProbe probe;
    private final Patience patience;
    private final Map<String, String> keys;
    private @Nullable Conversation main;
    private @Nullable Observer observer;

    /** @param keys a key of each topic that has keys */
    ChannelRun(SessionOpener opener, ChannelInstances instances, Patience patience, Map<String, String> keys) {
        this.opener = opener;
        this.instances = instances;
        this.patience = patience;
        this.keys = keys;
        this.probe = new ChannelProbe(opener.context().protocol());
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
        return probe;
    }

    Patience patience() {
        return patience;
    }

    ValidCheck valid() {
        return new ValidCheck(context(), probe, patience);
    }

    RefusalCheck refusals() {
        return new RefusalCheck(context(), probe, patience);
    }

    /** Returns the conversation that cases share; a new one if the last has ended. Empty if none can be opened. */
    Optional<Conversation> conversation() {
        Conversation open = main;
        if (open == null || !open.isOpen()) {
            if (open != null) {
                open.close();
            }
            open = Conversation.open(opener).orElse(null);
            main = open;
        }
        return Optional.ofNullable(open);
    }

    /** Returns the observer; empty if it cannot be opened. */
    Optional<Observer> observer() {
        Observer open = observer;
        if (open == null || !open.conversation().isOpen()) {
            if (open != null) {
                open.close();
            }
            open = Observer.open(opener, patience).orElse(null);
            observer = open;
            if (open != null) {
                open.subscribe(keys);
            }
        }
        return Optional.ofNullable(open);
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
