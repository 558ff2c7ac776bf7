package com.example.auction;

import com.example.auction.client.LotClient;
import dev.howl.pact.ConsumerPact;
import dev.howl.pact.HowlPact;
import dev.howl.pact.PactInteraction;
import org.junit.jupiter.api.Test;

/**
 * The pact that the generated client writes: what it really sends and reads, a photo among it. The client's answers to
 * questions of the server have no interaction.
 */
@HowlPact(
        consumer = "auction-client",
        provider = "auction-server",
        contract = "src/main/asyncapi/auction.yaml",
        without = {"offer", "decision"})
@PactInteraction(
        value = "bid",
        exact = {"/accepted", "/highest"})
class AuctionPactTest {
    @Test
    void everyMessage(ConsumerPact pact) throws Exception {
        pact.exchangeAll(LotClient::builder);
    }
}
