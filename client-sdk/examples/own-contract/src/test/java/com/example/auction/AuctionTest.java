package com.example.auction;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.auction.client.Answer;
import com.example.auction.client.Decision;
import com.example.auction.client.Event;
import com.example.auction.client.LotClient;
import com.example.auction.client.Photo;
import com.example.auction.client.Raised;
import com.example.auction.client.Sold;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The generated client and the server. Each test has lots of its own. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class AuctionTest {
    @LocalServerPort
    private int port;

    private LotClient enter(int lot) {
        return LotClient.connect(URI.create("ws://localhost:" + port), lot);
    }

    private static BlockingQueue<Event> eventsOf(LotClient bidder) {
        BlockingQueue<Event> events = new LinkedBlockingQueue<>();
        bidder.onNews(news -> events.add(news.value()));
        return events;
    }

    private static <T> T next(BlockingQueue<T> received) throws InterruptedException {
        return received.poll(30, TimeUnit.SECONDS);
    }

    /** Bids and waits for the answer. From then on the bidder is in the room for certain. */
    private static Answer bid(LotClient bidder, int amount) throws Exception {
        return bidder.bid(amount).get(30, TimeUnit.SECONDS);
    }

    @Test
    void aBidIsAnsweredAndTheRoomHearsOfIt() throws Exception {
        try (LotClient ann = enter(1);
                LotClient bob = enter(1)) {
            BlockingQueue<Event> heard = eventsOf(bob);
            assertThat(bid(bob, 100)).isEqualTo(new Answer(true, 100));
            assertThat(bid(ann, 120)).isEqualTo(new Answer(true, 120));
            assertThat(bid(bob, 120)).isEqualTo(new Answer(false, 120));
            assertThat(next(heard)).isEqualTo(new Raised(100));
            assertThat(next(heard)).isEqualTo(new Raised(120));
        }
    }

    @Test
    void theServerOffersTheLotAndTheBidderDecides() throws Exception {
        try (LotClient ann = enter(2);
                LotClient bob = enter(2)) {
            BlockingQueue<Event> heard = eventsOf(bob);
            ann.onOffer(offer -> CompletableFuture.completedFuture(new Decision(offer.price() > 500)));
            bid(bob, 100);
            bid(ann, 500);
            bid(ann, 600);
            assertThat(next(heard)).isEqualTo(new Raised(100));
            assertThat(next(heard)).isEqualTo(new Raised(500));
            assertThat(next(heard)).isEqualTo(new Raised(600));
            assertThat(next(heard)).isEqualTo(new Sold(600));
        }
    }

    @Test
    void aPhotoReachesTheRoom() throws Exception {
        try (LotClient ann = enter(3);
                LotClient bob = enter(3)) {
            BlockingQueue<Photo> seen = new LinkedBlockingQueue<>();
            bob.onPhoto(seen::add);
            bid(bob, 100);
            ann.show(new byte[] {1, 2, 3});
            assertThat(next(seen)).isEqualTo(new Photo(new byte[] {1, 2, 3}));
        }
    }

    @Test
    void twoRoomsNeverHearEachOther() throws Exception {
        try (LotClient ann = enter(4);
                LotClient bob = enter(5)) {
            BlockingQueue<Event> inFour = eventsOf(ann);
            BlockingQueue<Event> inFive = eventsOf(bob);
            for (int amount = 1; amount <= 10; amount++) {
                assertThat(bid(ann, amount).accepted()).isTrue();
                assertThat(bid(bob, 100 + amount).accepted()).isTrue();
            }
            for (int amount = 1; amount <= 10; amount++) {
                assertThat(next(inFour)).isEqualTo(new Raised(amount));
                assertThat(next(inFive)).isEqualTo(new Raised(100 + amount));
            }
            assertThat(inFour).isEmpty();
            assertThat(inFive).isEmpty();
        }
    }
}
