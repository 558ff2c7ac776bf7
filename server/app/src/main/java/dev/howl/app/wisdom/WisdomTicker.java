package dev.howl.app.wisdom;

import dev.howl.app.contract.WisdomDistribution;
import dev.howl.app.contract.WisdomPublisher;
import dev.howl.server.Cluster.Leadership;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A task that publishes a quote if this node is the leader, so that the subscribers of all nodes get the same quotes. */
final class WisdomTicker implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(WisdomTicker.class);

    private final RandomQuotes quotes;
    private final WisdomPublisher wisdom;
    private final Leadership leadership;
    private final SentQuotesLog sent;

    WisdomTicker(RandomQuotes quotes, WisdomPublisher wisdom, Leadership leadership, SentQuotesLog sent) {
        this.quotes = quotes;
        this.wisdom = wisdom;
        this.leadership = leadership;
        this.sent = sent;
    }

    @Override
    public void run() {
        if (leadership.fence() == null) {
            return;
        }
        wisdom.publish(new WisdomDistribution(quotes.next())).whenComplete((position, failure) -> {
            if (failure == null) {
                sent.sent();
            } else {
                sent.failed();
                log.warn("A quote could not be published: {}", failure.toString());
            }
        });
    }
}
