package dev.howl.app.wisdom;

import dev.howl.app.contract.WisdomDistribution;
import dev.howl.app.contract.WisdomPublisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes the next quote at each tick. */
final class WisdomTicker implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(WisdomTicker.class);

    private final Quotes quotes;
    private final WisdomPublisher wisdom;

    WisdomTicker(Quotes quotes, WisdomPublisher wisdom) {
        this.quotes = quotes;
        this.wisdom = wisdom;
    }

    @Override
    public void run() {
        wisdom.publish(new WisdomDistribution(quotes.next())).whenComplete((position, failure) -> {
            if (failure != null) {
                log.warn("A quote was not published: {}", failure.toString());
            }
        });
    }
}
