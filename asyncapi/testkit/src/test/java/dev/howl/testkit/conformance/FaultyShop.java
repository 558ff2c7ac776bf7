package dev.howl.testkit.conformance;

import dev.howl.model.Contract;
import java.time.Duration;

/** Runs of the conformance test against a shop, fast enough for many of them. */
final class FaultyShop {
    private FaultyShop() {}

    static Conformance run(Contract contract, ShopServer server) {
        return Conformance.of(contract, server.uri())
                .messagesPerSecond(5_000)
                .answerTime(Duration.ofSeconds(5))
                .generated(3);
    }
}
