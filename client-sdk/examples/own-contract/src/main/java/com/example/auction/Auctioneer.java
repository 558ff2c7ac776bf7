package com.example.auction;

import com.example.auction.server.Answer;
import com.example.auction.server.Bid;
import com.example.auction.server.Event;
import com.example.auction.server.LotHandler;
import com.example.auction.server.LotSession;
import com.example.auction.server.LotSessions;
import com.example.auction.server.News;
import com.example.auction.server.Offer;
import com.example.auction.server.Photo;
import com.example.auction.server.Raised;
import com.example.auction.server.Sold;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** The handler of what bidders send. The contract bounds the number of lots, and so the size of the map. */
@Component
final class Auctioneer implements LotHandler {
    /** The lowest price for which a lot is sold. */
    private static final int RESERVE = 500;

    private final LotSessions sessions;
    private final Map<Integer, AtomicInteger> highestBids = new ConcurrentHashMap<>();

    Auctioneer(LotSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public CompletionStage<Answer> bid(LotSession session, Bid request) {
        int price = request.amount();
        // Sessions of one lot run on several threads.
        AtomicInteger highest = highestBids.computeIfAbsent(session.lot(), lot -> new AtomicInteger());
        int before = highest.getAndAccumulate(price, Math::max);
        if (price <= before) {
            return CompletableFuture.completedStage(new Answer(false, before));
        }
        tell(session.lot(), new Raised(price));
        if (price >= RESERVE) {
            session.offer(new Offer(price)).thenAccept(decision -> {
                // Sold if nobody has bid more since; then the bidding starts anew.
                if (decision.taken() && highest.compareAndSet(price, 0)) {
                    tell(session.lot(), new Sold(price));
                }
            });
        }
        return CompletableFuture.completedStage(new Answer(true, price));
    }

    @Override
    public void show(LotSession session, Photo message) {
        sessions.in(session.lot()).send(message);
    }

    private void tell(int lot, Event event) {
        sessions.in(lot).send(new News(event));
    }
}
