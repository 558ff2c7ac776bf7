package com.example.auction;

import dev.howl.pact.HowlPactProvider;
import dev.howl.pact.LivePact;
import dev.howl.pact.PactState;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.TestTemplate;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pacts with the server, verified over its WebSocket. Each interaction has a lot of its own, from 51 on. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@HowlPactProvider(provider = "auction-server", contract = "src/main/asyncapi/auction.yaml")
class AuctionProviderTest {
    private static final AtomicInteger LAST_LOT = new AtomicInteger(50);

    @LocalServerPort
    private int port;

    @PactState("a client is connected")
    void enter(LivePact pact) throws IOException {
        pact.connect(URI.create("ws://localhost:" + port + "/auction/" + LAST_LOT.incrementAndGet()));
    }

    @PactState("a client is connected, and news is due")
    void enterAndBid(LivePact pact) throws IOException {
        enter(pact);
        pact.send("bid", Map.of("amount", 100));
    }

    @PactState("a client is connected, and offer is due")
    void enterAndBidEnough(LivePact pact) throws IOException {
        enter(pact);
        pact.send("bid", Map.of("amount", 500));
    }

    @PactState("a client is connected, and photo is due")
    void enterAndShow(LivePact pact) throws IOException {
        enter(pact);
        pact.sendBytes(new byte[] {1, 2, 3});
    }

    @TestTemplate
    void keepsThePacts(LivePact pact) {
        pact.verify();
    }
}
