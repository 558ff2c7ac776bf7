package guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.client.HowlClient;
import dev.howl.testkit.junit.Channel;
import dev.howl.testkit.junit.MockServer;
import dev.howl.testkit.mock.MockChannel;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The siren, with a mock in place of the server. */
@MockServer("../../asyncapi/contract/howl.asyncapi.yaml")
class SirenTest {
    private static final UUID CITY = UUID.fromString("0b1c4d2e-7f3a-4b5c-8d6e-9f0a1b2c3d4e");

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final Siren siren = new Siren(heard::add, () -> heard.add("out of order"));

    @Test
    void soundsForSevereAlertsOnly(@Channel("events") MockChannel events) throws Exception {
        try (HowlClient howl = HowlClient.connect(events.uri())) {
            siren.listen(howl, CITY);
            events.awaitSubscriptions("alerts", 1);
            events.push("alert", alert("minor", "Fog"));
            events.push("alert", alert("severe", "Gale"));
            assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo("Gale");
        }
    }

    @Test
    void hearsAlertsThatComeWhileTheConnectionIsCut(@Channel("events") MockChannel events) throws Exception {
        try (HowlClient howl = HowlClient.connect(events.uri())) {
            siren.listen(howl, CITY);
            events.awaitSubscriptions("alerts", 1);
            events.push("alert", alert("severe", "Gale"));
            assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo("Gale");
            events.cut();
            events.push("alert", alert("extreme", "Flood"));
            assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo("Flood");
        }
    }

    @Test
    void isOutOfOrderIfTheServerDoesNotKnowTheCity(@Channel("events") MockChannel events) throws Exception {
        events.on("subscribe").error("unknown_key").thenReply();
        try (HowlClient howl = HowlClient.connect(events.uri())) {
            siren.listen(howl, CITY);
            assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo("out of order");
        }
    }

    /** Returns the frame of an alert. The mock counts the positions, and replaces this one. */
    private static String alert(String severity, String message) {
        return """
                {
                  "type": "alert",
                  "position": {"topic": "alerts", "key": "%s", "epoch": "1", "seq": 1},
                  "payload": {
                    "id": "%s",
                    "city": "%s",
                    "severity": "%s",
                    "message": "%s",
                    "issued_at": "2026-11-21T10:15:30Z"
                  }
                }
                """.formatted(CITY, UUID.randomUUID(), CITY, severity, message);
    }
}
