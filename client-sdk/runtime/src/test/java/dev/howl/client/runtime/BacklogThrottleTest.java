package dev.howl.client.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.client.runtime.ShipsContract.AskDepth;
import dev.howl.client.runtime.ShipsContract.Depth;
import dev.howl.client.runtime.ShipsContract.Weather;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Clients of servers that limit the number of messages per second. */
class BacklogThrottleTest {
    private static final int BAYS = 100;
    private static final String DEPTH = "'type':'depth','payload':{'metres':4}";

    /** A server that accepts twenty messages a second. It counts the messages refused since its quota was last full. */
    private static final class RateLimitedServer {
        private static final int LIMIT = 20;
        private static final long TOKEN = Duration.ofSeconds(1).toNanos() / LIMIT;

        private final ClientFixture fixture;
        private long fullAt;
        private int answered = 1; // the connect message
        private int refused;
        private int mostRefused;

        RateLimitedServer(ClientFixture fixture) {
            this.fixture = fixture;
        }

        void answer() {
            while (answered < fixture.link().sent.size()) {
                JsonNode frame = fixture.link().sent.get(answered++);
                if (accepts()) {
                    confirm(frame);
                } else {
                    refused++;
                    mostRefused = Math.max(mostRefused, refused);
                    fixture.refuse(frame, "rate_limited", true);
                }
            }
        }

        private boolean accepts() {
            long now = fixture.time.nanoTime();
            if (fullAt <= now) {
                fullAt = now;
                refused = 0;
            }
            boolean accepts = fullAt + TOKEN - now <= TOKEN * LIMIT;
            fullAt += accepts ? TOKEN : 0;
            return accepts;
        }

        private void confirm(JsonNode frame) {
            if (frame.path("type").stringValue("").equals("watch")) {
                String key = frame.path("payload").path("key").stringValue("");
                fixture.text("{'type':'watching','ref':'" + ref(frame)
                        + "','payload':{'status':'ok','topic':'weather','key':'" + key
                        + "','position':{'topic':'weather','key':'" + key + "','epoch':'e','seq':0}}}");
            }
        }
    }

    @Test
    void manySubscriptionsAreConfirmedWithFewRefusals() {
        ClientFixture fixture = ClientFixture.connected();
        List<CompletableFuture<?>> confirmed = new ArrayList<>();
        for (int bay = 0; bay < BAYS; bay++) {
            confirmed.add(fixture.client
                    .subscribe("weather", "bay " + bay, null, Weather.class, sky -> {})
                    .confirmed());
        }
        fixture.settle();
        RateLimitedServer server = new RateLimitedServer(fixture);
        for (int step = 0; step < 150; step++) {
            server.answer();
            fixture.pass(Duration.ofMillis(100));
        }

        assertThat(confirmed).allMatch(CompletableFuture::isDone);
        assertThat(confirmed).noneMatch(CompletableFuture::isCompletedExceptionally);
        assertThat(server.mostRefused).isLessThan(2 * RateLimitedServer.LIMIT);
    }

    @Test
    void waitingRequestsAreSentAFewAtATimeAndInOrder() {
        ClientFixture fixture = new ClientFixture();
        List<CompletableFuture<Depth>> asked = new ArrayList<>();
        for (int i = 0; i < BAYS; i++) {
            asked.add(fixture.client.request(new AskDepth("bay " + i), Depth.class));
        }
        fixture.settle().greet();
        assertThat(fixture.link().count("ask_depth")).isEqualTo(BacklogThrottle.WINDOW);
        CompletableFuture<Depth> later = fixture.client.request(new AskDepth("pier"), Depth.class);
        fixture.settle();
        assertThat(fixture.link().count("ask_depth")).isEqualTo(BacklogThrottle.WINDOW);

        for (int i = 1; i <= BAYS + 1; i++) {
            fixture.text("{'ref':'" + ref(fixture.link().sent.get(i)) + "'," + DEPTH + "}");
        }

        assertThat(asked).allMatch(CompletableFuture::isDone);
        assertThat(later).isCompletedWithValue(new Depth(4));
        assertThat(fixture.link().sent.get(BAYS).path("payload").path("place").stringValue())
                .isEqualTo("bay " + (BAYS - 1));
    }

    @Test
    void theSecondOfSilenceBeginsWithTheLastAnswer() {
        ClientFixture fixture = ClientFixture.connected();
        for (int bay = 0; bay < 3; bay++) {
            fixture.client.subscribe("weather", "bay " + bay, null, Weather.class, sky -> {});
        }
        fixture.settle();
        List<JsonNode> watches = List.copyOf(fixture.link().sent);
        fixture.refuse(watches.get(1), "rate_limited", true).pass(Duration.ofMillis(900));
        fixture.refuse(watches.get(2), "rate_limited", true).pass(Duration.ofMillis(900));
        fixture.text("{'type':'watching','ref':'" + ref(watches.get(3))
                + "','payload':{'status':'ok','topic':'weather','key':'bay 2'}}");
        fixture.pass(Duration.ofMillis(900));
        assertThat(fixture.link().count("watch")).isEqualTo(3);

        fixture.pass(BacklogThrottle.PAUSE);

        assertThat(fixture.link().count("watch")).isEqualTo(5);
    }

    @Test
    void nothingIsSentForASecondAfterRateLimited() {
        ClientFixture fixture = ClientFixture.connected();
        var first = fixture.client.request(new AskDepth("pier"), Depth.class);
        fixture.settle().refuse(fixture.link().sent("ask_depth"), "rate_limited", true);
        assertThat(first).isCompletedExceptionally();
        var second = fixture.client.request(new AskDepth("bay"), Depth.class);
        fixture.settle().pass(BacklogThrottle.PAUSE.minusMillis(100));
        assertThat(fixture.link().count("ask_depth")).isEqualTo(1);

        fixture.pass(Duration.ofMillis(200)).answer("ask_depth", DEPTH);

        assertThat(second).isCompletedWithValue(new Depth(4));
    }

    @Test
    void waitingSubscriptionsAreSentOnceOnTheNextConnection() {
        ClientFixture fixture = ClientFixture.connected();
        for (int bay = 0; bay < BAYS; bay++) {
            fixture.client.subscribe("weather", "bay " + bay, null, Weather.class, sky -> {});
        }
        fixture.settle().close(1001).untilNextAttempt().greet();
        for (int i = 1; i <= BAYS; i++) {
            JsonNode frame = fixture.link().sent.get(i);
            fixture.text("{'type':'watching','ref':'" + ref(frame) + "','payload':{'status':'ok'}}");
        }

        assertThat(fixture.link().count("watch")).isEqualTo(BAYS);
        assertThat(fixture.link().sent)
                .extracting(frame -> frame.path("payload").path("key"))
                .doesNotHaveDuplicates();
    }

    private static String ref(JsonNode frame) {
        return frame.path("ref").stringValue("");
    }
}
