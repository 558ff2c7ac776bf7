package dev.howl.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.howl.client.HowlClient;
import dev.howl.client.runtime.HttpRequestFailedException;
import dev.howl.runtime.Futures;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testservices.ServerJar;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The refusal of a real server that has too many connections of an address. */
@Timeout(120)
class RateLimitTest {
    @Test
    void aRequestOverTheLimitOfConnectionsMayBeRepeatedLater() {
        try (ServerUnderTest server = ServerUnderTest.start(
                        ServerJar.command(),
                        Path.of("../../asyncapi/contract/howl.asyncapi.yaml"),
                        "howl.limits.per-address.loopback=true",
                        "howl.limits.per-address.connections=1");
                HowlClient howl = HowlClient.connect(server.ws("/events"));
                HowlHttp http = HowlHttp.builder(server.http("")).build()) {
            assertThat(howl.state()).isNotNull();
            CompletionException failure = catchThrowableOfType(CompletionException.class, http.cities()::join);
            HttpRequestFailedException refused = (HttpRequestFailedException) Futures.cause(failure);
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.code()).isEqualTo("http_429");
            assertThat(refused.retryable()).isTrue();
            assertThat(refused.retryAfter()).isEqualTo("5");
            assertThat(refused).hasMessageContaining("too many connections from this address");
        }
    }
}
