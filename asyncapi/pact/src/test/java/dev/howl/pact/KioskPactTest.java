package dev.howl.pact;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The pact of a client of a contract that has nothing of Howl's, with text and binary messages. */
@Timeout(180)
@HowlPact(
        consumer = "kiosk-client",
        provider = "kiosk-server",
        contract = "src/test/resources/kiosk.yaml",
        folder = "src/test/pacts")
@PactInteraction(value = "order", state = "the kitchen is open", exact = "/state", ignored = "/table")
@PactInteraction(value = "call", exact = "")
class KioskPactTest {
    @Test
    void everyMessageIsExchanged(ConsumerPact pact) throws Exception {
        pact.exchangeAll(GeneratedClient.kiosk());
    }
}
