package dev.howl.client.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.client.runtime.Harbour.AskDepth;
import dev.howl.client.runtime.Harbour.Depth;
import dev.howl.client.runtime.Harbour.Weather;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Servers that take so many messages a second. */
class PaceTest {
    private static final int BAYS = 100;
    private static final String DEPTH = "'type':'depth','payload':{'metres':4}";

    /** Takes twenty messages a second, and counts what came beyond them since it last had a quiet second. */
    private static final class Strict {
        private static final int LIMIT = 20;
        private static final long TOKEN = Duration.ofSeconds(1).toNanos() / LIMIT;

        private final Rig rig;
        private long fullAt;
        private int answered = 1; // the greeting
        private int refused;
        private int mostRefused;

        Strict(Rig rig) {
            this.rig = rig;
        }

        void answer() {
            while (answered < rig.link().sent.size()) {
                JsonNode frame = rig.link().sent.get(answered++);
                if (takes()) {
                    confirm(frame);
                } else {
                    refused++;
                    mostRefused = Math.max(mostRefused, refused);
                    rig.refuse(frame, "rate_limited", true);
                }
            }
        }

        private boolean takes() {
            long now = rig.time.nanoTime();
            if (fullAt <= now) {
                fullAt = now;
                refused = 0;
            }
            boolean takes = fullAt + TOKEN - now <= TOKEN * LIMIT;
            fullAt += takes ? TOKEN : 0;
            return takes;
        }

        private void confirm(JsonNode frame) {
            if (frame.path("type").stringValue("").equals("watch")) {
                String key = frame.path("payload").path("key").stringValue("");
                rig.text("{'type':'watching','ref':'" + ref(frame)
                        + "','payload':{'status':'ok','topic':'weather','key':'" + key
                        + "','position':{'topic':'weather','key':'" + key + "','epoch':'e','seq':0}}}");
            }
        }
    }

    @Test
    void hundredsOfSubscriptionsComeThroughAndAreNoAbuse() {
        Rig rig = Rig.connected();
        List<CompletableFuture<?>> confirmed = new ArrayList<>();
        for (int bay = 0; bay < BAYS; bay++) {
            confirmed.add(rig.client
                    .subscribe("weather", "bay " + bay, null, Weather.class, sky -> {})
                    .confirmed());
        }
        rig.settle();
        Strict strict = new Strict(rig);
        for (int step = 0; step < 150; step++) {
            strict.answer();
            rig.pass(Duration.ofMillis(100));
        }

        assertThat(confirmed).allMatch(CompletableFuture::isDone);
        assertThat(confirmed).noneMatch(CompletableFuture::isCompletedExceptionally);
        assertThat(strict.mostRefused).isLessThan(2 * Strict.LIMIT);
    }

    @Test
    void whatWaitedForAConnectionGoesOutAFewAtATimeAndInOrder() {
        Rig rig = new Rig();
        List<CompletableFuture<Depth>> asked = new ArrayList<>();
        for (int i = 0; i < BAYS; i++) {
            asked.add(rig.client.request(new AskDepth("bay " + i), Depth.class));
        }
        rig.settle().greet();
        assertThat(rig.link().count("ask_depth")).isEqualTo(Pace.WINDOW);
        CompletableFuture<Depth> later = rig.client.request(new AskDepth("pier"), Depth.class);
        rig.settle();
        assertThat(rig.link().count("ask_depth")).isEqualTo(Pace.WINDOW);

        for (int i = 1; i <= BAYS + 1; i++) {
            rig.text("{'ref':'" + ref(rig.link().sent.get(i)) + "'," + DEPTH + "}");
        }

        assertThat(asked).allMatch(CompletableFuture::isDone);
        assertThat(later).isCompletedWithValue(new Depth(4));
        assertThat(rig.link().sent.get(BAYS).path("payload").path("place").stringValue())
                .isEqualTo("bay " + (BAYS - 1));
    }

    @Test
    void nothingGoesOutForASecondAfterItWasTooMuch() {
        Rig rig = Rig.connected();
        var first = rig.client.request(new AskDepth("pier"), Depth.class);
        rig.settle().refuse(rig.link().sent("ask_depth"), "rate_limited", true);
        assertThat(first).isCompletedExceptionally();
        var second = rig.client.request(new AskDepth("bay"), Depth.class);
        rig.settle().pass(Duration.ofMillis(900));
        assertThat(rig.link().count("ask_depth")).isEqualTo(1);

        rig.pass(Duration.ofMillis(200)).answer("ask_depth", DEPTH);

        assertThat(second).isCompletedWithValue(new Depth(4));
    }

    @Test
    void subscriptionsThatWaitedAreAskedForOnceOnTheNextConnection() {
        Rig rig = Rig.connected();
        for (int bay = 0; bay < BAYS; bay++) {
            rig.client.subscribe("weather", "bay " + bay, null, Weather.class, sky -> {});
        }
        rig.settle().close(1001).untilNextTry().greet();
        for (int i = 1; i <= BAYS; i++) {
            JsonNode frame = rig.link().sent.get(i);
            rig.text("{'type':'watching','ref':'" + ref(frame) + "','payload':{'status':'ok'}}");
        }

        assertThat(rig.link().count("watch")).isEqualTo(BAYS);
        assertThat(rig.link().sent)
                .extracting(frame -> frame.path("payload").path("key"))
                .doesNotHaveDuplicates();
    }

    private static String ref(JsonNode frame) {
        return frame.path("ref").stringValue("");
    }
}
