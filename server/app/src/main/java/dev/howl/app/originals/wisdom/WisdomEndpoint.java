package dev.howl.app.originals.wisdom;

import dev.howl.app.contract.WisdomPublisher;
import dev.howl.app.originals.wisdom.contract.OriginalWisdomHandler;
import dev.howl.app.originals.wisdom.contract.OriginalWisdomSession;
import dev.howl.app.originals.wisdom.contract.Subscribe;
import dev.howl.app.originals.wisdom.contract.SubscribeConfirmation;
import dev.howl.app.originals.wisdom.contract.Unsubscribe;
import dev.howl.app.originals.wisdom.contract.UnsubscribeConfirmation;
import dev.howl.app.originals.wisdom.contract.WisdomDistribution;
import dev.howl.server.ChannelListener;
import dev.howl.server.Registration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Passes the quotes of Howl's topic on to those who subscribed here. Safe for use by several threads. */
final class WisdomEndpoint implements OriginalWisdomHandler, ChannelListener<OriginalWisdomSession>, AutoCloseable {
    private final Set<OriginalWisdomSession> subscribers = ConcurrentHashMap.newKeySet();
    private final Registration quotes;

    WisdomEndpoint(WisdomPublisher wisdom) {
        quotes = wisdom.listen((quote, position) -> distribute(new WisdomDistribution(quote.message())));
    }

    @Override
    public CompletionStage<SubscribeConfirmation> subscribe(OriginalWisdomSession session, Subscribe request) {
        subscribers.add(session);
        return CompletableFuture.completedStage(new SubscribeConfirmation());
    }

    @Override
    public CompletionStage<UnsubscribeConfirmation> unsubscribe(OriginalWisdomSession session, Unsubscribe request) {
        subscribers.remove(session);
        // A quote that is being distributed may be on its way to the session: the confirmation queues up behind it.
        return CompletableFuture.supplyAsync(this::afterDistribution);
    }

    @Override
    public void closed(OriginalWisdomSession session) {
        subscribers.remove(session);
    }

    private synchronized void distribute(WisdomDistribution quote) {
        subscribers.forEach(session -> session.send(quote));
    }

    private synchronized UnsubscribeConfirmation afterDistribution() {
        return new UnsubscribeConfirmation();
    }

    @Override
    public void close() {
        quotes.close();
    }
}
