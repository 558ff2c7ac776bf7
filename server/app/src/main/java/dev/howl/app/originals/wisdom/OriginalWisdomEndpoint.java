package dev.howl.app.originals.wisdom;

import dev.howl.app.contract.WisdomPublisher;
import dev.howl.app.originals.sequential.SequentialExecutor;
import dev.howl.app.originals.wisdom.contract.OriginalWisdomHandler;
import dev.howl.app.originals.wisdom.contract.OriginalWisdomSession;
import dev.howl.app.originals.wisdom.contract.Subscribe;
import dev.howl.app.originals.wisdom.contract.SubscribeConfirmation;
import dev.howl.app.originals.wisdom.contract.Unsubscribe;
import dev.howl.app.originals.wisdom.contract.UnsubscribeConfirmation;
import dev.howl.app.originals.wisdom.contract.WisdomDistribution;
import dev.howl.server.ChannelListener;
import dev.howl.server.Registration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * Handler of the wolf wisdom server's wire, which forwards the quotes of Howl's topic to its subscribers. One thread
 * sends quotes and replies: no quote follows the confirmation of an unsubscribe, and replies keep the order of the
 * requests.
 */
final class OriginalWisdomEndpoint
        implements OriginalWisdomHandler, ChannelListener<OriginalWisdomSession>, AutoCloseable {
    private final SequentialExecutor executor = new SequentialExecutor("howl-original-wisdom");
    /** Accessed by the executor's thread only. */
    private final Set<OriginalWisdomSession> subscribers = new HashSet<>();

    private final Registration quotes;

    OriginalWisdomEndpoint(WisdomPublisher wisdom) {
        quotes = wisdom.listen((quote, position) -> distribute(new WisdomDistribution(quote.message())));
    }

    @Override
    public CompletionStage<SubscribeConfirmation> subscribe(OriginalWisdomSession session, Subscribe request) {
        return executor.ask(() -> {
            subscribers.add(session);
            return new SubscribeConfirmation();
        });
    }

    @Override
    public CompletionStage<UnsubscribeConfirmation> unsubscribe(OriginalWisdomSession session, Unsubscribe request) {
        return executor.ask(() -> {
            subscribers.remove(session);
            return new UnsubscribeConfirmation();
        });
    }

    @Override
    public void closed(OriginalWisdomSession session) {
        executor.run(() -> subscribers.remove(session));
    }

    private void distribute(WisdomDistribution quote) {
        executor.run(() -> subscribers.forEach(session -> session.send(quote)));
    }

    @Override
    public void close() {
        quotes.close();
        executor.close();
    }
}
