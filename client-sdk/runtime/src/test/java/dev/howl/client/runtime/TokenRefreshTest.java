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

    /** A clock that follows the simulated time of the fixture, once there is one. */
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

    private ClientFixture fixture(String... supplied) {
        tokens.addAll(List.of(supplied));
        ClientFixture fixture =
                new ClientFixture(builder -> builder.token(() -> tokens.size() > 1 ? tokens.remove() : tokens.element())
                        .clock(clock));
        time.set(fixture.time);
        return fixture.greet();
    }

    /** Lets time pass while the server answers every Ping. */
    private static void pass(ClientFixture fixture, int seconds) {
        for (int i = 0; i < seconds; i++) {
            fixture.pass(Duration.ofSeconds(1));
            fixture.text("{'type':'tock','payload':{}}");
        }
    }

    private static long renewals(ClientFixture fixture) {
        return fixture.link().sent.stream()
                .filter(frame -> frame.path("type").stringValue("").equals("renew"))
                .count();
    }

    private static void passUntilRenewed(ClientFixture fixture) {
        while (renewals(fixture) == 0) {
            pass(fixture, 1);
        }
    }

    private static String renewed(ClientFixture fixture) {
        return fixture.link().sent("renew").path("payload").path("token").stringValue();
    }

    @Test
    void aNewTokenIsSentBeforeTheOldOneExpires() {
        ClientFixture fixture = fixture(token("a", 100), token("b", 200), token("c", 300));
        pass(fixture, 69);
        assertThat(renewals(fixture)).isZero();
        pass(fixture, 17);
        assertThat(renewals(fixture)).isEqualTo(1);
        assertThat(renewed(fixture)).isEqualTo(token("b", 200));
        fixture.answer("renew", "'type':'renewed','payload':{'expires_at':'2026-01-01T00:03:20Z'}");
        pass(fixture, 100);
        assertThat(renewals(fixture)).isEqualTo(2);
        assertThat(renewed(fixture)).isEqualTo(token("c", 300));
        assertThat(fixture.states).hasSize(2).last().isInstanceOf(Connected.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"opaque", "a.b.c", "a.e30.c", "..", "e30.eyJleHAiOiJzb29uIn0.x"})
    void aTokenWithoutExpiryIsNotRenewed(String token) {
        ClientFixture fixture = fixture(token, "another");
        pass(fixture, 100);
        assertThat(renewals(fixture)).isZero();
    }

    @Test
    void theSupplierIsCalledAgainUntilItHasANewToken() {
        ClientFixture fixture = fixture(token("a", 100), token("a", 100), token("a", 100), token("b", 200));
        pass(fixture, 100);
        assertThat(renewals(fixture)).isEqualTo(1);
        assertThat(renewed(fixture)).isEqualTo(token("b", 200));
    }

    @Test
    void aRetryableRefusalIsRetried() {
        ClientFixture fixture = fixture(token("a", 100), token("b", 200));
        passUntilRenewed(fixture);
        fixture.refuse(fixture.link().sent("renew"), "unavailable", true);
        pass(fixture, 29);
        assertThat(renewals(fixture)).isGreaterThanOrEqualTo(2);
        assertThat(fixture.client.state()).isInstanceOf(Connected.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"forbidden", "unauthenticated"})
    void aRefusedTokenLeadsToANewConnection(String code) {
        ClientFixture fixture = fixture(token("a", 100), token("b", 200), token("c", 300));
        passUntilRenewed(fixture);
        fixture.refuse(fixture.link().sent("renew"), code, false);
        assertThat(fixture.client.state()).isInstanceOf(Reconnecting.class);
        fixture.untilNextAttempt().greet();
        assertThat(fixture.client.state()).isInstanceOf(Connected.class);
        assertThat(fixture.link().sent("hello").path("payload").path("token").stringValue())
                .isEqualTo(token("c", 300));
        assertThat(renewals(fixture)).isZero();
    }

    @Test
    void aReconnectRestartsTheRenewalWithItsOwnToken() {
        ClientFixture fixture = fixture(token("a", 100), token("b", 200));
        fixture.close(1001).untilNextAttempt().greet();
        pass(fixture, 100);
        assertThat(renewals(fixture)).isZero();
    }

    @Test
    void aSubscriptionEndedByTheServerFailsWithTheReason() {
        ClientFixture fixture = fixture(token("a", 100), token("b", 200));
        Subscription ships = fixture.client.subscribe("ships", null, null, ShipsContract.Moored.class, moored -> {});
        fixture.settle().confirm("e", 4);
        fixture.text("{'type':'unwatched','payload':{'status':'ok','topic':'ships'}}");
        fixture.refuse(fixture.link().sent("watch"), "forbidden", false);
        assertThat(ships.closed()).isCompletedExceptionally();
        assertThat(fixture.client.state()).isInstanceOf(Connected.class);
    }
}
