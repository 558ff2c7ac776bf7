package dev.howl.client.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.client.runtime.ConnectionState.Connected;
import dev.howl.client.runtime.ConnectionState.Reconnecting;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenRefreshTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Deque<String> tokens = new ArrayDeque<>();
    private final AtomicReference<@Nullable FakeTime> time = new AtomicReference<>();

    /** Tells the time of the rig, once there is one. */
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            FakeTime fake = time.get();
            return fake == null ? START : START.plusNanos(fake.nanoTime());
        }
    };

    private static String token(String name, long seconds) {
        String claims = "{\"sub\":\"" + name + "\",\"exp\":" + (START.getEpochSecond() + seconds) + "}";
        return "e30." + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8))
                + ".c2ln";
    }

    private Rig rig(String... supplied) {
        tokens.addAll(List.of(supplied));
        Rig rig = new Rig(builder -> builder.token(() -> tokens.size() > 1 ? tokens.remove() : tokens.element())
                .clock(clock));
        time.set(rig.time);
        return rig.greet();
    }

    /** Time goes by; the server is alive all the while. */
    private static void pass(Rig rig, int seconds) {
        for (int i = 0; i < seconds; i++) {
            rig.pass(Duration.ofSeconds(1));
            rig.text("{'type':'tock','payload':{}}");
        }
    }

    private static long renewals(Rig rig) {
        return rig.link().sent.stream()
                .filter(frame -> frame.path("type").stringValue("").equals("renew"))
                .count();
    }

    private static void passUntilRenewed(Rig rig) {
        while (renewals(rig) == 0) {
            pass(rig, 1);
        }
    }

    private static String renewed(Rig rig) {
        return rig.link().sent("renew").path("payload").path("token").stringValue();
    }

    @Test
    void aFreshTokenIsBroughtBeforeTheOldOneExpires() {
        Rig rig = rig(token("a", 100), token("b", 200), token("c", 300));
        pass(rig, 69);
        assertThat(renewals(rig)).isZero();
        pass(rig, 17);
        assertThat(renewals(rig)).isEqualTo(1);
        assertThat(renewed(rig)).isEqualTo(token("b", 200));
        rig.answer("renew", "'type':'renewed','payload':{'expires_at':'2026-01-01T00:03:20Z'}");
        pass(rig, 100);
        assertThat(renewals(rig)).isEqualTo(2);
        assertThat(renewed(rig)).isEqualTo(token("c", 300));
        assertThat(rig.states).hasSize(2).last().isInstanceOf(Connected.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"opaque", "a.b.c", "a.e30.c", "..", "e30.eyJleHAiOiJzb29uIn0.x"})
    void aTokenThatDoesNotSayWhenItExpiresIsLeftAlone(String token) {
        Rig rig = rig(token, "another");
        pass(rig, 100);
        assertThat(renewals(rig)).isZero();
    }

    @Test
    void aSupplierThatHasNothingNewIsAskedAgain() {
        Rig rig = rig(token("a", 100), token("a", 100), token("a", 100), token("b", 200));
        pass(rig, 100);
        assertThat(renewals(rig)).isEqualTo(1);
        assertThat(renewed(rig)).isEqualTo(token("b", 200));
    }

    @Test
    void aServerThatCannotTellForNowIsAskedAgain() {
        Rig rig = rig(token("a", 100), token("b", 200));
        passUntilRenewed(rig);
        rig.refuse(rig.link().sent("renew"), "unavailable", true);
        pass(rig, 29);
        assertThat(renewals(rig)).isGreaterThanOrEqualTo(2);
        assertThat(rig.client.state()).isInstanceOf(Connected.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"forbidden", "unauthenticated"})
    void aTokenThatIsRefusedIsTriedOnAnotherConnection(String code) {
        Rig rig = rig(token("a", 100), token("b", 200), token("c", 300));
        passUntilRenewed(rig);
        rig.refuse(rig.link().sent("renew"), code, false);
        assertThat(rig.client.state()).isInstanceOf(Reconnecting.class);
        rig.untilNextTry().greet();
        assertThat(rig.client.state()).isInstanceOf(Connected.class);
        assertThat(rig.link().sent("hello").path("payload").path("token").stringValue())
                .isEqualTo(token("c", 300));
        assertThat(renewals(rig)).isZero();
    }

    @Test
    void aConnectionThatIsLostMeanwhileBeginsAnew() {
        Rig rig = rig(token("a", 100), token("b", 200));
        rig.close(1001).untilNextTry().greet();
        pass(rig, 100);
        assertThat(renewals(rig)).isZero();
    }

    @Test
    void whatTheServerTellsToEndSaysWhyWhenItIsAskedForAgain() {
        Rig rig = rig(token("a", 100), token("b", 200));
        Subscription ships = rig.client.subscribe("ships", null, null, Harbour.Moored.class, moored -> {});
        rig.settle().confirm("e", 4);
        rig.text("{'type':'unwatched','payload':{'status':'ok','topic':'ships'}}");
        rig.refuse(rig.link().sent("watch"), "forbidden", false);
        assertThat(ships.closed()).isCompletedExceptionally();
        assertThat(rig.client.state()).isInstanceOf(Connected.class);
    }
}
