package guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.client.HowlClient;
import dev.howl.runtime.Position;
import dev.howl.testkit.junit.Channel;
import dev.howl.testkit.junit.MockServer;
import dev.howl.testkit.mock.MockChannel;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A client that resumes after its connection was cut. */
@MockServer("../../asyncapi/contract/howl.asyncapi.yaml")
class MockGuideTest {
    private final BlockingQueue<Position> positions = new LinkedBlockingQueue<>();

    @Test
    void noEventIsLostAfterACut(@Channel("events") MockChannel events) throws Exception {
        try (HowlClient howl = HowlClient.connect(events.uri())) {
            howl.wisdom().subscribe((quote, position) -> positions.add(position));
            events.awaitSubscriptions("wisdom", 1);
            events.push("wisdom_distribution");
            Position first = positions.poll(10, TimeUnit.SECONDS);
            events.cut();
            events.push("wisdom_distribution"); // while the client is not connected
            Position second = positions.poll(10, TimeUnit.SECONDS);
            assertThat(first.isFollowedBy(second)).isTrue();
        }
    }
}
