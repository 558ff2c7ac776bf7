package dev.howl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.howl.client.runtime.CloseInfo;
import dev.howl.client.runtime.ConnectionClosedException;
import dev.howl.client.runtime.ConnectionState;
import dev.howl.client.runtime.ConnectionState.Connected;
import dev.howl.client.runtime.RequestFailedException;
import dev.howl.testkit.ServerUnderTest;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A client of the SDK whose token is revoked. */
class RevocationTest {
    private static ServerUnderTest server;

    @BeforeAll
    static void start() {
        server = RealServer.start("howl.wisdom.interval=1h", "howl.security.hmac-secret=" + SignedTokens.SECRET);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void revoke(String subject) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.http("/api/sessions?subject=" + subject))
                .header("Authorization", "Bearer " + SignedTokens.token("olga", "admin", 600))
                .DELETE()
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
    }

    /** The supplier has nothing but the token that the server refuses. */
    @Test
    void endsWithTheReasonInsteadOfReconnectingForEver() throws Exception {
        String token = SignedTokens.token("ann", "broadcast", 600);
        AtomicInteger supplied = new AtomicInteger();
        Received<WisdomDistribution> quotes = new Received<>();
        try (HowlClient howl = HowlClient.builder(server.ws("/events"))
                .token(() -> {
                    supplied.incrementAndGet();
                    return token;
                })
                .connect()) {
            howl.wisdom().subscribe(quotes).confirmed().join();
            revoke("ann");
            CloseInfo end = howl.closed().get(60, TimeUnit.SECONDS);
            assertThat(end.cause())
                    .asInstanceOf(type(RequestFailedException.class))
                    .satisfies(cause -> {
                        assertThat(cause.code()).isEqualTo("unauthenticated");
                        assertThat(cause).hasMessageContaining("the token has been revoked");
                    });
            assertThat(howl.state()).isInstanceOf(ConnectionState.Closed.class);
            assertThat(supplied).hasValue(2);
            assertThatThrownBy(() -> howl.broadcasts().send("too late").join())
                    .isInstanceOf(CompletionException.class)
                    .cause()
                    .isInstanceOf(ConnectionClosedException.class)
                    .hasMessageContaining("the token has been revoked");
        }
    }

    @Test
    void goesOnWithATokenOfAnotherSubject() throws Exception {
        AtomicInteger supplied = new AtomicInteger();
        Received<ConnectionState> states = new Received<>();
        try (HowlClient howl = HowlClient.builder(server.ws("/events"))
                .token(() -> SignedTokens.token("bob-" + supplied.incrementAndGet(), "broadcast", 600))
                .onState(states)
                .connect()) {
            states.next(Connected.class::isInstance);
            revoke("bob-1");
            states.next(Connected.class::isInstance);
            howl.broadcasts().send("another bob").join();
        }
    }

    @Test
    void isRefusedWhenItConnects() throws Exception {
        String token = SignedTokens.token("eve", "broadcast", 600);
        revoke("eve");
        assertThatThrownBy(() -> HowlClient.builder(server.ws("/events"))
                        .token(() -> token)
                        .connect())
                .rootCause()
                .hasMessageContaining("the token has been revoked");
    }
}
