package dev.howl.pact;

import dev.howl.testkit.junit.Channel;
import dev.howl.testkit.junit.MockServer;
import dev.howl.testkit.mock.MockChannel;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.Timeout;

/** The verification of that pact, with a mock as the server. */
@Timeout(180)
@MockServer("kiosk.yaml")
@HowlPactProvider(provider = "kiosk-server", contract = "src/test/resources/kiosk.yaml", folder = "src/test/pacts")
class KioskProviderTest {
    private MockChannel kiosk;
    private URI uri;

    @BeforeEach
    void start(@Channel("kiosk") MockChannel mock) {
        kiosk = mock;
        uri = mock.uri();
    }

    @PactState({"the kitchen is open", "a client is connected"})
    void connect(LivePact pact) throws IOException {
        pact.connect(uri);
    }

    @PactState("a client is connected, and menu is due")
    void connectAndAnnounce(LivePact pact) throws IOException {
        pact.connect(uri);
        kiosk.awaitConnections(1);
        kiosk.push("menu");
    }

    @PactState({"a client is connected, and jingle is due", "a client is connected, and closing is due"})
    void connectAndPlay(LivePact pact) throws IOException {
        pact.connect(uri);
        kiosk.awaitConnections(1);
        kiosk.push("closing");
        kiosk.push("jingle");
    }

    @TestTemplate
    void keepsThePact(LivePact pact) {
        pact.verify();
    }
}
